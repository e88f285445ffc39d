"""The command line: what a person who types something gets back."""

import pytest
from click.testing import CliRunner

from perfkit import __main__ as program
from perfkit.errors import PerfkitError


def call(*words: str):
    return CliRunner().invoke(program.cli, list(words))


def test_perfkit_alone_says_what_to_do_next():
    answer = call()
    assert answer.exit_code == 0
    assert "Next:" in answer.output and "perfkit run " in answer.output


@pytest.mark.parametrize("command", sorted(program.cli.commands))
def test_every_command_explains_itself(command):
    answer = call(command, "--help")
    assert answer.exit_code == 0
    assert len(answer.output.splitlines()) > 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "parameters/quarters/2099-q9.yml"), "There is no quarter file"),
        (("template", "no-such-kpi"), "There is no KPI called 'no-such-kpi'"),
        (("serve", "no-such-edition"), "There is no edition called 'no-such-edition'"),
        (("--workbook", "/", "check"), "is not a workbook"),
    ],
)
def test_a_wrong_word_is_told_in_one_line_without_a_traceback(words, said, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["perfkit", *words])
    with pytest.raises(SystemExit) as stopped:
        program.main()
    assert stopped.value.code not in (0, 1, 2)
    assert said in capsys.readouterr().err


def test_every_kind_of_error_has_an_exit_code_of_its_own():
    kinds = PerfkitError.__subclasses__()
    codes = [kind.exit_code for kind in kinds]
    assert len(set(codes)) == len(codes)
    assert {1, 2}.isdisjoint(codes)  # left to faults of the program and to click's usage errors
