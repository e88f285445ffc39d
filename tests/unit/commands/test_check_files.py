"""`perfkit check FILE`: what the one who sends a file gets back, and that nothing is kept."""

import csv
import shutil
from pathlib import Path

import pytest

from perfkit import __main__ as program
from perfkit.tables import RECORDS

REPOSITORY = Path(__file__).parents[3]
SOUND = {
    "kpi_id": "staff-sickness",
    "area_code": "E08000001",
    "area": "Bolton",
    "period": "2025/26 Q3",
    "value": "9.5",
    "released_on": "2026-01-31",
}


@pytest.fixture
def workbook(tmp_path):
    """Give a workbook of one's own, without a store."""
    shutil.copytree(REPOSITORY / "parameters", tmp_path / "parameters")
    return tmp_path


@pytest.fixture
def said(workbook, monkeypatch, capsys):
    """Give a function that checks files in the workbook: the exit code, and what was said."""

    def run(*words):
        line = ["perfkit", "--workbook", str(workbook), "check", *map(str, words)]
        monkeypatch.setattr("sys.argv", line)
        with pytest.raises(SystemExit) as stopped:
            program.main()
        return stopped.value.code, capsys.readouterr()

    return run


@pytest.fixture
def send(workbook):
    """Give a function that writes a return of values."""

    def write(name, *rows):
        path = workbook / name
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, RECORDS["values"].names)
            writer.writeheader()
            writer.writerows(SOUND | row for row in rows)
        return path

    return write


def test_a_sound_file_ends_well_and_nothing_is_kept(said, send, workbook):
    path = send("sound file.csv", {})
    code, told = said(path)
    assert code == 0
    assert "None of 1 row would be refused" in told.out
    assert f"Next: perfkit load '{path}'" in told.out
    assert not (workbook / "store.db").exists()


def test_a_file_with_rows_to_refuse_has_an_exit_code_of_its_own(said, send):
    code, told = said(send("wrong.csv", {}, {"released_on": "31/01/2026"}))
    assert code == 22
    assert "1 of 2 rows would be refused" in told.out
    assert "row 3, released_on: released_on must be a day written as 2026-07-31." in told.out
    assert "Traceback" not in told.err


def test_a_file_that_cannot_be_read_is_told_after_the_others_were(said, send, workbook):
    (workbook / "empty.csv").write_text("")
    code, told = said(workbook / "empty.csv", send("wrong.csv", {"value": "many"}))
    assert code == 12
    assert "1 of 1 row would be refused" in told.out
    assert "empty.csv is empty" in told.err


def test_all_findings_of_all_files_are_written_as_one_table(said, send, workbook):
    files = [send("a.csv", {"value": "=1+1"}), send("b.csv", {"kpi_id": "no-such"})]
    said(*files, "--table", workbook / "found.csv")
    with (workbook / "found.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["File"], row["Verdict"], row["Got"]) for row in rows] == [
        ("a.csv", "refused", "'=1+1"),
        ("b.csv", "refused", "no-such"),
    ]


def test_a_marked_copy_is_written_beside_what_is_said(said, send, workbook):
    code, told = said(send("a.csv", {"value": "many"}), "--marked", workbook / "marked.xlsx")
    assert code == 22
    assert (workbook / "marked.xlsx").stat().st_size > 0
    assert "Wrote the marked copy to" in told.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--table", "found.csv"), "are of a file"),
        (("a.csv", "--table", "found.xlsx"), "must end in .csv"),
        (("a.csv", "--marked", "marked.csv"), "must end in .xlsx"),
        (("a.csv", "--table", "a.csv"), "is there already"),
        (("a.csv", "--table", "none/found.csv"), "There is no folder"),
        (("a.csv", "a.csv", "--marked", "marked.xlsx"), "is of one file"),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_is_read(
    words, told, said, send, workbook, monkeypatch
):
    send("a.csv", {"value": "many"})
    monkeypatch.chdir(workbook)
    code, printed = said(*words)
    assert code == 13
    assert told in printed.err
    assert printed.out == ""


MONTHS = "date,area_type,area_code,area,count,rate\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            MONTHS.replace("count", "counts") + "2026-01-01,Local authority,E08000001,Bolton,5,1\n",
            "`counts` where `count` is expected",
        ),
        (MONTHS, "it holds no values, so nothing would be loaded"),
    ],
)
def test_a_file_in_which_no_rule_was_checked_does_not_end_well(text, told, said, workbook):
    (workbook / "sent.csv").write_text(text)
    code, printed = said(workbook / "sent.csv")
    assert code == 23
    assert told in printed.out
    assert "No rule was checked in sent.csv." in printed.err
    assert "Next:" not in printed.out


def test_among_others_the_file_that_was_not_checked_is_named(said, send, workbook):
    (workbook / "any.csv").write_text("a,b\n1,2\n")
    code, told = said(send("sound.csv", {}), workbook / "any.csv")
    assert code == 23
    assert "No rule was checked in 1 of 2 files: any.csv." in told.err


def test_the_checks_that_were_not_run_are_named(said, workbook):
    header = "table,indicator,area_code,area,period,value"
    row = "incidents,Total Incidents,E08000001,Bolton,2023-24,5295"
    (workbook / "sent.csv").write_text(f"{header}\n{row}\n")
    code, told = said(workbook / "sent.csv")
    assert code == 0
    assert "Not run: 1 declared check across series, periods and returns (incidents-" in told.out


def test_a_folder_without_a_file_does_not_end_well(said, workbook):
    (workbook / "none").mkdir()
    code, told = said(workbook / "none")
    assert code == 23
    assert "There is no file in" in told.err


def test_a_reference_is_no_fault_beside_what_was_checked_and_nothing_by_itself(
    said, send, workbook
):
    (workbook / "read me.md").write_text("Where the figures come from.\n")
    code, told = said(workbook / "read me.md", send("sound.csv", {}))
    assert code == 0
    assert "it holds no figures, and would be kept as reference" in told.out
    code, _ = said(workbook / "read me.md")
    assert code == 23


def test_without_a_file_the_framework_is_proved(said):
    code, told = said()
    assert code == 0
    assert "The framework holds:" in told.out
