"""What docs/analyst.md tells an analyst to type is there to be typed."""

import re
import shlex

import click
import pytest

from perfkit.__main__ import cli
from perfkit.framework.blocks import BLOCKS
from tests.workbook import ROOT

PAGE = (ROOT / "docs" / "analyst.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"`(perfkit [^`]+)`|^(perfkit .*)$", PAGE, re.M)))
LINES = [inline or line for inline, line in COMMANDS]


@pytest.mark.parametrize("line", LINES)
def test_every_command_and_option_named_is_one_there_is(line):
    command: click.Command = cli
    for word in shlex.split(line)[1:]:
        if word.startswith("--"):
            known = {name for part in command.params for name in part.opts}
            assert word in known, f"{command.name} has no {word}"
        elif isinstance(command, click.Group):
            assert word in command.commands, f"{command.name} has no {word}"
            command = command.commands[word]
    assert not isinstance(command, click.Group)


def test_every_block_and_every_file_named_is_there():
    for block, notebook in re.findall(r"perfkit new block ([a-z][a-z-]*) (\w+)", PAGE):
        assert block in BLOCKS
        assert (ROOT / "notebooks" / f"{notebook}.ipynb").is_file()
    for path in re.findall(r"\bparameters/[\w/.-]+\.yml", PAGE):
        assert (ROOT / path).is_file(), path


def test_readme_leads_to_it_and_it_leads_to_the_gallery():
    assert "docs/analyst.md" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "(gallery.md)" in PAGE
