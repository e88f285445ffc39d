"""What the rules of the check look at."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from perfkit.framework.model import Framework
from perfkit.framework.settings import Settings


@dataclass(frozen=True)
class Case:
    """The framework with all its generations, the settings, and the day it is checked on."""

    framework: Framework
    settings: Settings
    today: date

    @cached_property
    def now(self) -> Framework:
        """The framework in force today."""
        return self.framework.as_at(self.today)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Today, and the first and last day of every generation of plans."""
        ends = {day for one in self.framework.generations for day in (one.valid_from, one.valid_to)}
        return tuple(sorted({self.today, *(day for day in ends if day is not None)}))
