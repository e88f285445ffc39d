"""What every command works at: the workbook found, its settings and framework read once."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from perfkit.paths import Paths, find_workbook

if TYPE_CHECKING:
    from perfkit.framework.model import Framework
    from perfkit.framework.settings import Settings


@dataclass(frozen=True)
class Desk:
    """The workbook a command was called for; nothing is read before it is asked for."""

    given: Path | None

    @cached_property
    def paths(self) -> Paths:
        """Where things are."""
        return find_workbook(os.environ, Path.cwd(), self.given)

    @cached_property
    def settings(self) -> "Settings":
        """The council's settings."""
        from perfkit.framework.load import load_settings

        return load_settings(self.paths, environ=os.environ)

    @cached_property
    def framework(self) -> "Framework":
        """What the council set out to do."""
        from perfkit.framework.load import load_framework

        return load_framework(self.paths)


pass_desk = click.make_pass_decorator(Desk)
