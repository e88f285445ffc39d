from datetime import date

import pandas as pd
import pytest
import yaml

from perfkit.errors import FrameworkError, WorkbookError
from perfkit.framework.load import load_framework, load_quarter, load_settings
from perfkit.paths import Paths
from tests.unit.framework.make import (
    REPOSITORY,
    make_kpi,
    make_list,
    make_settings,
    write_workbook,
)

VALUE = "values:\n  - {id: honesty, name: Honesty, meaning: Say what is so.}\n"
GROUPS = {
    name: {"name": "Somewhere", "areas": ["E1"]}
    for name in ("england", "region", "greater_manchester")
}
THERE = {"code": "E3", "name": "There"}
STAGE = "stages:\n  - {id: planning, name: Planning, meaning: Plan., quarters: [4]}\n"


def write_kpi(root, name, **changes):
    fields = make_kpi("bins").model_dump(mode="json", by_alias=True) | changes
    path = root / "parameters" / "framework" / "kpis" / f"{name}.yml"
    path.write_text(yaml.safe_dump(fields), encoding="utf-8")


def message_of(root):
    with pytest.raises(FrameworkError) as raised:
        load_framework(Paths(root))
    return str(raised.value)


def test_the_projects_own_framework_loads():
    framework = load_framework(Paths(REPOSITORY))
    assert len(framework.outcomes) == 6
    assert len(framework.services) == 30
    assert len({kpi.open_data_id for kpi in framework.kpis} - {""}) == 62


def test_kpis_come_in_the_order_of_their_ids(tmp_path):
    write_workbook(tmp_path)
    for name in ("roads", "bins"):
        write_kpi(tmp_path, name, id=name)
    assert [kpi.id for kpi in load_framework(Paths(tmp_path)).kpis] == ["bins", "roads"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (VALUE + STAGE + "colour: red\n", "values.yml: colour: got a list that is not known"),
        (VALUE + "stages: 4\n", "values.yml: stages: got 4; a list of at least one is needed"),
        (STAGE, "values.yml: values: got nothing; a list of at least one is needed"),
        (VALUE + VALUE + STAGE, "values.yml: line 3: got the key 'values' given twice"),
        (STAGE + VALUE + "  - {id: honesty, id: x}\n", "got the key 'id' given twice"),
        (
            STAGE + VALUE + "\t- x\n",
            "values.yml: line 5: got text that is not YAML (found character",
        ),
        ("just words", "values.yml: the file: got 'just words'; must be named fields"),
        (
            VALUE.replace("meaning", "meening") + STAGE,
            "values 1 (honesty): meening: got a field that is not known; is 'meaning' meant?",
        ),
        (
            VALUE.replace("Say what is so.", "yes") + STAGE,
            "values 1 (honesty): meaning: got True; must be text",
        ),
        (
            VALUE.replace("name: Honesty,", "") + STAGE,
            "values 1 (honesty): name: got nothing; this field is needed",
        ),
        (
            VALUE.replace("id: honesty", "id: Honesty!") + STAGE,
            "id: got 'Honesty!'; must be lower-case letters and digits",
        ),
        (
            VALUE.replace("}", ", valid_from: 2026-02-31}") + STAGE,
            "values.yml: line 2: got 2026-02-31, which is not a day of the calendar",
        ),
        (
            VALUE.replace("}", ", valid_from: soon}") + STAGE,
            "valid_from: got 'soon'; must be a day: 2026-04-01",
        ),
        (
            VALUE.replace("}", ", valid_from: 2026-02-01, valid_to: 2026-01-01}") + STAGE,
            "values 1 (honesty): got these fields together; valid_to 2026-01-01 is before",
        ),
        (
            VALUE + "  - {id: honesty, name: Again, meaning: Twice.}\n" + STAGE,
            "values: honesty: got 2 of this id, in values; an id may mean one thing",
        ),
    ],
)
def test_a_wrong_file_is_named_and_explained(tmp_path, text, expected):
    write_workbook(tmp_path, values=text)
    assert expected in message_of(tmp_path)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"id": "boxes"}, "kpis/bins.yml: id: got 'boxes'; must be the file's name"),
        ({"good": "high"}, "good: got 'high'; allowed: 'higher', 'lower'"),
        ({"decimals": 4}, "decimals: got 4; must be 3 or less"),
        ({"decimals": "few"}, "decimals: got 'few'; must be a whole number"),
        ({"levels": []}, "levels: got []; needs a list of at least 1"),
        ({"partners": "Police"}, "partners: got 'Police'; must be a list"),
        ({"crosswalk": {"fingertips": 90366}}, "crosswalk.fingertips: got 90366; must be text"),
        ({"short_title": "b" * 61}, "must be 60 characters or fewer"),
        ({"source": {"return": "log"}}, "source: got these fields together; give one of: value"),
        ({"source": {"retrun": "log", "value": "x"}}, "source.retrun: got a field that is not"),
        ({"source": {"retrun": "log", "value": "x"}}, "is 'return' meant?"),
        ({"targets": [{"kind": "local"}]}, "targets.0.rationale: got nothing; this field is"),
        (
            {"narrative": {"writer": "boss", "due": "Ten days after"}},
            "narrative.due: got 'Ten days after'; write {working_days: 10, after: release}; after "
            "is release, quarter_end or half_term_end",
        ),
        (
            {"narrative": {"writer": "boss", "due": {"working_days": 10, "after": "quarter"}}},
            "narrative.due.after: got 'quarter'; allowed: 'release', 'quarter_end'",
        ),
        (
            {"narrative": {"writer": "boss", "due": {"working_days": -1, "after": "release"}}},
            "narrative.due.working_days: got -1; must be 0 or more",
        ),
        ({"impact": "contributes_to"}, "contributes_to needs partners"),
    ],
)
def test_a_wrong_kpi_is_named_and_explained(tmp_path, changes, expected):
    write_workbook(tmp_path)
    write_kpi(tmp_path, "bins", **changes)
    assert expected in message_of(tmp_path)


def test_the_mistakes_of_all_files_are_told_at_once(tmp_path):
    write_workbook(tmp_path, values="just words", generations="generations: []")
    write_kpi(tmp_path, "bins", good="high", unit=None)
    message = message_of(tmp_path)
    named = ("4 mistakes", "values.yml", "generations.yml", "bins.yml: good", "bins.yml: unit")
    assert [word for word in named if word not in message] == []


def test_an_id_may_mean_one_thing_only(tmp_path):
    write_workbook(tmp_path)
    write_kpi(tmp_path, "homelessness", id="homelessness")
    assert "got 2 of this id, in services and kpis" in message_of(tmp_path)


def test_a_file_nobody_would_read_is_refused(tmp_path):
    write_workbook(tmp_path)
    folder = tmp_path / "parameters" / "framework"
    (folder / "plan.yml").write_text("plans: []", encoding="utf-8")
    (folder / "kpis" / "bins.yaml").write_text("id: bins", encoding="utf-8")
    (folder / "values.yml").unlink()
    message = message_of(tmp_path)
    assert "plan.yml: the file's name: got plan.yml; not a file of the framework" in message
    assert "kpis/bins.yaml: the file's name: got bins.yaml; must end in .yml" in message
    assert "values.yml: the file: got no such file" in message


def test_bytes_that_are_not_utf_8_are_named(tmp_path):
    write_workbook(tmp_path)
    path = tmp_path / "parameters" / "framework" / "values.yml"
    path.write_bytes(b"values: \xff\xfe")
    assert "values.yml: the file: got bytes that are not UTF-8" in message_of(tmp_path)


# Settings and quarters ----------------------------------------------------------------------


def test_the_projects_own_settings_load():
    settings = load_settings(Paths(REPOSITORY), environ={})
    assert settings.area.code == "E08000001"
    assert len(settings.comparators.greater_manchester.areas) == 10
    lists = settings.comparators.lists_on(date(2026, 7, 31))
    assert {name: len(one.areas) for name, one in lists.items()} == {"oflog": 15, "dfe": 10}


@pytest.mark.shared
def test_the_projects_own_lists_hold_who_their_publishers_named(shared_data):
    settings = load_settings(Paths(REPOSITORY), environ={})
    published = pd.read_csv(shared_data / "nearest_neighbours.csv")
    own = published.loc[published["area_code"] == settings.area.code]
    own = own.assign(
        neighbour_code=own["neighbour_code"].replace(settings.recoded),
        closeness=own["closeness"].fillna("").str.strip(),
    )
    names = {
        "oflog": "Oflog nearest neighbours (November 2024)",
        "dfe": "DfE statistical neighbours (May 2025)",
    }
    for key, one in settings.comparators.lists_on(date(2026, 7, 31)).items():
        rows = own.loc[own["model"] == names[key]]
        listed = zip(rows["neighbour_code"], rows["neighbour"], rows["closeness"], strict=True)
        held = [(area.code, area.name, area.closeness) for area in one.areas]
        assert held == list(listed)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"recoded": {"E1": "E9"}}, "comparators name a former code: E1, now E9"),
        ({"recoded": {"E3": "E9"}}, "comparators name a former code: E3, now E9"),
        (
            {"comparators": GROUPS | {"neighbours": [make_list(), make_list()]}},
            "two lists of neighbours 'like-us' are in force on one day",
        ),
        (
            {"comparators": GROUPS | {"neighbours": [make_list(areas=[THERE, THERE])]}},
            "the list like-us names a council twice",
        ),
    ],
)
def test_comparators_that_contradict_each_other_are_refused(changes, message):
    with pytest.raises(ValueError, match=message):
        make_settings(**changes)


@pytest.mark.parametrize(
    ("compared", "message"),
    [
        ({"group": "none"}, "group none needs a reason"),
        (
            {"group": "england", "not_beside": {"england": "No rate."}},
            "group england is in not_beside",
        ),
    ],
)
def test_a_benchmark_that_contradicts_itself_is_refused(compared, message):
    with pytest.raises(ValueError, match=message):
        make_kpi(benchmark=compared)


def test_the_environment_overrides_the_store():
    settings = load_settings(Paths(REPOSITORY), environ={"PERFKIT_STORE": "postgresql://x/y"})
    assert settings.store == "postgresql://x/y"


@pytest.mark.parametrize(
    ("store", "expected"),
    [
        ("sqlite:///store.db", "sqlite:///{root}/store.db"),
        ("sqlite:////var/store.db", "sqlite:////var/store.db"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("sqlite://", "sqlite://"),
        ("postgresql+psycopg://host/name", "postgresql+psycopg://host/name"),
    ],
)
def test_a_relative_store_starts_at_the_workbook(tmp_path, store, expected):
    url = make_settings(store=store).store_url(tmp_path)
    assert url == expected.format(root=tmp_path.as_posix())


def test_wrong_settings_are_named_together(tmp_path):
    (tmp_path / "parameters").mkdir()
    (tmp_path / "parameters" / "workbook.yml").write_text("nmae: x\nlimits: {kpis_first_list: 13}")
    with pytest.raises(WorkbookError) as raised:
        load_settings(Paths(tmp_path), environ={})
    assert "workbook.yml: nmae: got a field that is not known; is 'name' meant?" in str(
        raised.value
    )
    assert "limits.kpis_first_list: got 13; must be 12 or less" in str(raised.value)


@pytest.mark.parametrize("path", sorted((REPOSITORY / "parameters" / "quarters").glob("*.yml")))
def test_the_projects_own_quarters_load(path):
    quarter = load_quarter(path)
    assert (quarter.id, quarter.quarter) == (path.stem, "2025/26 Q3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quarter: 2025/26\nas_at: 2026-05-01", "must be a financial quarter: 2025/26 Q3"),
        ("quarter: Q3\nas_at: 2026-05-01", "'Q3' is not a period"),
        ("quarter: 2025/26 Q3\nas_at: 2025-12-31", "as_at 2025-12-31 is not after the end"),
        ("quarter: 2025/26 Q3\nas_at: 2026-01-01\nseed: 1", "a real one has neither"),
        ("id: other\nquarter: 2025/26 Q3\nas_at: 2026-01-01", "must be the file's name"),
    ],
)
def test_a_wrong_quarter_is_explained(tmp_path, text, expected):
    path = tmp_path / "q3.yml"
    path.write_text(f"title: A quarter\n{text}", encoding="utf-8")
    with pytest.raises(FrameworkError, match=r"q3\.yml") as raised:
        load_quarter(path)
    assert expected in str(raised.value)


def test_the_day_after_its_end_is_soon_enough_for_a_quarter(tmp_path):
    path = tmp_path / "q3.yml"
    path.write_text("title: A\nquarter: 2025-26 Q3\nas_at: 2026-01-01", encoding="utf-8")
    assert load_quarter(path).quarter == "2025/26 Q3"


def test_an_absent_quarter_is_named(tmp_path):
    with pytest.raises(FrameworkError, match=r"q9\.yml: the file: got no such file"):
        load_quarter(tmp_path / "q9.yml")
