"""Every error perfkit raises on purpose: each says where, what was got, what is allowed."""

from collections.abc import Iterable
from difflib import get_close_matches


class PerfkitError(Exception):
    """A mistake the reader of the message can put right; shown without a traceback."""

    exit_code = 1


class WorkbookError(PerfkitError):
    """The workbook's folder or its settings cannot be found or read."""

    exit_code = 10


class FrameworkError(PerfkitError):
    """One or more files under ``parameters/`` contradict the model or each other."""

    exit_code = 11


class ReturnError(PerfkitError):
    """A file cannot be read at all (a wrong row is not an error: it is kept as a problem)."""

    exit_code = 12


class ParameterError(PerfkitError):
    """A notebook or a command was given a parameter it does not have, or a value not allowed."""

    exit_code = 13


class UnknownNameError(PerfkitError):
    """Something was asked for by a name that nothing has."""

    exit_code = 14

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind, self.name, self.known = kind, name, sorted(known)
        listed = ", ".join(self.known) or "none yet"
        near = get_close_matches(name, self.known, n=1) if len(self.known) > 1 else []
        meant = f" Is {near[0]!r} meant?" if near else ""
        super().__init__(f"There is no {kind} called {name!r}.{meant} There are: {listed}.")


class StoreError(PerfkitError):
    """The store cannot be opened, or is of another version."""

    exit_code = 15


class EditionError(PerfkitError):
    """An edition is absent, incomplete, or cannot be frozen."""

    exit_code = 16


class PublishingError(PerfkitError):
    """One or more pages failed; the others were published."""

    exit_code = 17


class ServingError(PerfkitError):
    """The pages cannot be served."""

    exit_code = 18


class PeriodError(PerfkitError):
    """A text is not a way of writing a period that the workbook knows."""

    exit_code = 19


class MeasureError(PerfkitError):
    """A statistic was asked for of numbers it is not defined for."""

    exit_code = 20


class FileError(PerfkitError):
    """A file or a folder cannot be read or written: rights, a full disk, a name too long."""

    exit_code = 21


class RefusedError(PerfkitError):
    """A file that was checked holds rows that would be refused; nothing was loaded."""

    exit_code = 22


class UncheckedError(PerfkitError):
    """No rule was held against a file that was to be checked: whether it is right is not known."""

    exit_code = 23
