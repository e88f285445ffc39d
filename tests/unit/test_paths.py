import pytest

from perfkit.errors import WorkbookError
from perfkit.paths import SETTINGS, VARIABLE, Paths, find_workbook


@pytest.fixture
def workbook(tmp_path):
    (tmp_path / "workbook" / SETTINGS).parent.mkdir(parents=True)
    (tmp_path / "workbook" / SETTINGS).write_text("council: Illustrative Council\n")
    return tmp_path / "workbook"


def test_a_workbook_is_found_from_within_its_folders(workbook):
    inner = workbook / "notebooks" / "deep"
    inner.mkdir(parents=True)

    assert find_workbook({}, inner) == Paths(workbook.resolve())


def test_a_workbook_is_found_from_its_own_folder(workbook):
    assert find_workbook({}, workbook).root == workbook.resolve()


def test_the_folder_given_comes_before_the_variable_and_the_variable_before_the_place(workbook):
    other = workbook.parent / "other"
    (other / SETTINGS).parent.mkdir(parents=True)
    (other / SETTINGS).touch()

    assert find_workbook({VARIABLE: str(other)}, workbook).root == other.resolve()
    assert find_workbook({VARIABLE: str(other)}, other, workbook).root == workbook.resolve()


def test_an_empty_variable_names_nothing(workbook):
    assert find_workbook({VARIABLE: ""}, workbook).root == workbook.resolve()


@pytest.mark.parametrize("named_by", ["folder", "variable"])
def test_a_named_folder_that_is_no_workbook_is_refused_even_inside_one(workbook, named_by):
    plain = workbook / "plain"
    plain.mkdir()
    given, environ = (plain, {}) if named_by == "folder" else (None, {VARIABLE: str(plain)})

    with pytest.raises(WorkbookError, match=r"plain is not a workbook"):
        find_workbook(environ, workbook, given)


def test_no_workbook_above_is_said_with_what_to_do(tmp_path):
    with pytest.raises(WorkbookError, match=r"No workbook was found: .* --workbook"):
        find_workbook({}, tmp_path)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("settings", "parameters/workbook.yml"),
        ("framework", "parameters/framework"),
        ("quarters", "parameters/quarters"),
        ("corrections", "parameters/corrections"),
        ("notebooks", "notebooks"),
        ("outputs", "outputs"),
    ],
)
def test_every_folder_lies_in_the_workbooks(tmp_path, name, place):
    assert getattr(Paths(tmp_path), name) == tmp_path / place


def test_an_editions_folder_is_named_whether_or_not_it_is_there(tmp_path):
    assert Paths(tmp_path).edition("2025-26-q3") == tmp_path / "outputs" / "2025-26-q3"
    assert list(tmp_path.iterdir()) == []
