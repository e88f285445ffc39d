"""What a careless or a hostile person gets back: one message, an exit code, and nothing changed."""

import errno
import os
import shutil
import signal
from pathlib import Path

import pytest

from perfkit import __main__ as program

REPOSITORY = Path(__file__).parents[3]


@pytest.fixture
def workbook(tmp_path):
    """Give a workbook of one's own, without editions and with an empty store."""
    shutil.copytree(REPOSITORY / "parameters", tmp_path / "parameters")
    return tmp_path


@pytest.fixture
def said(workbook, monkeypatch, capsys):
    """Give a function that runs a command in the workbook: its exit code and what it said."""

    def run(*words):
        monkeypatch.setattr("sys.argv", ["perfkit", "--workbook", str(workbook), *map(str, words)])
        with pytest.raises(SystemExit) as stopped:
            program.main()
        return stopped.value.code, capsys.readouterr().err

    return run


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_returns_are_not_taken_into_a_store_that_is_gone_at_once(url, said, workbook, monkeypatch):
    monkeypatch.setenv("PERFKIT_STORE", url)
    code, message = said("load", workbook / "parameters")
    assert code == 15
    assert "nothing is kept" in message


def test_a_wrong_correction_is_told_before_the_store_is_made(said, workbook):
    (workbook / "parameters" / "corrections" / "slip.yml").write_text("until: 2026-02-31\n")
    code, message = said("load", workbook / "parameters")
    assert code == 11
    assert "corrections/slip.yml: line 1: got 2026-02-31" in message
    assert not (workbook / "store.db").exists()


@pytest.mark.parametrize("name", ["none/here.xlsx", "none/here.csv"])
def test_a_template_in_no_folder_is_refused(name, said, workbook):
    code, message = said("template", "--output", workbook / name)
    assert code == 13
    assert message.startswith("There is no folder")


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "No space left"), (errno.EACCES, "Permission denied")]
)
def test_what_the_system_refuses_is_told_in_one_line(number, words, said, monkeypatch, workbook):
    def full(*_, **__):
        raise OSError(number, os.strerror(number), "/somewhere/store.db")

    monkeypatch.setattr("perfkit.store.engine.open_store", full)
    code, message = said("load", workbook / "parameters")
    assert code == 21
    assert message.startswith(f"/somewhere/store.db cannot be read or written: {words}")
    assert "Traceback" not in message


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("previous: nonesuch", "previous: got 'nonesuch'; must be another quarter file's name"),
        ("previous: 2025-26-q3", "previous: got '2025-26-q3'; must be another"),
        ("as_at: 2099-01-01", "as_at 2099-01-01 is years after the end"),
    ],
)
def test_a_quarter_that_cannot_be_meant_is_refused_before_anything_is_made(
    line, told, said, workbook
):
    path = workbook / "parameters" / "quarters" / "2025-26-q3.yml"
    field = line.partition(":")[0]
    kept = [text for text in path.read_text().splitlines() if not text.startswith(field)]
    path.write_text("\n".join([*kept, line, ""]))
    code, message = said("run", path)
    assert code == 11
    assert f"2025-26-q3.yml: {told}" in message or told in message
    assert not (workbook / "outputs").exists()
    assert not (workbook / "store.db").exists()


def test_a_previous_quarter_that_is_later_is_refused(said, workbook):
    path = workbook / "parameters" / "quarters" / "2025-26-q3-as-first-known.yml"
    path.write_text(path.read_text() + "previous: 2025-26-q3\n")
    code, message = said("run", path)
    assert code == 11
    assert "previous: got '2025-26-q3', as at 2026-07-31; must be as at a day before" in message


def test_a_name_nearly_right_is_asked_about(said):
    code, message = said("template", "stage-1-complaints")
    assert code == 14
    assert "Is 'stage-1-complaints-in-time' meant?" in message


def test_what_is_neither_a_file_nor_a_folder_is_not_waited_for(said, workbook):
    os.mkfifo(workbook / "pipe")
    code, message = said("load", workbook / "pipe")
    assert code == 12
    assert "pipe is neither a file nor a folder" in message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("date,area_type,area_code,area,count,rate\n", "No figure is in: sent.csv."),
        ("date,area_type,area_code,area,counts,rate\n", "No reader for: sent.csv."),
    ],
)
def test_a_file_of_which_nothing_was_loaded_is_not_said_to_be_loaded(
    text, told, workbook, monkeypatch, capsys
):
    (workbook / "sent.csv").write_text(text)
    line = ["perfkit", "--workbook", str(workbook), "load", str(workbook / "sent.csv")]
    monkeypatch.setattr("sys.argv", line)
    with pytest.raises(SystemExit):
        program.main()
    printed = capsys.readouterr().out
    assert "0 files loaded" in printed
    assert told in printed
    assert "Next:" not in printed


@pytest.mark.skipif(not hasattr(signal, "SIGTERM") or os.name == "nt", reason="of POSIX systems")
def test_to_be_ended_ends_as_ctrl_and_c_does(monkeypatch, said, workbook):
    def ended(*_, **__):
        signal.raise_signal(signal.SIGTERM)

    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGHUP)
    monkeypatch.setattr("perfkit.store.engine.open_store", ended)
    try:
        code, message = said("load", workbook / "parameters")
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGHUP, before[1])
    assert code == 1
    assert "Aborted!" in message


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_template_that_could_not_be_written_whole_leaves_no_file(
    suffix, said, workbook, monkeypatch
):
    def full(*_, path, **__):
        path.write_text("")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("perfkit.returns.templates.write_template", full)
    code, message = said("template", "--output", workbook / f"return{suffix}")
    assert code == 21
    assert "No space left" in message
    assert not (workbook / f"return{suffix}").exists()
