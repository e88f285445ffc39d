"""What is wrong with a file: where, what was got, what is allowed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from perfkit.errors import FrameworkError


@dataclass(frozen=True)
class Finding:
    """One thing wrong with one file, in words that say how to put it right.

    An error stops the work; a warning (a review past its date) does not.
    """

    file: str
    field: str
    got: str
    allowed: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """Return it as one line.

        >>> print(Finding("values.yml", "values 1: name", "nothing", "a text is needed"))
        values.yml: values 1: name: got nothing; a text is needed
        """
        return f"{self.file}: {self.field}: got {self.got}; {self.allowed}"


def raise_all(findings: Iterable[Finding]) -> None:
    """Raise one error that names every finding, or do nothing where there is none.

    Raises
    ------
    FrameworkError
        When there is at least one finding.
    """
    lines = [str(finding) for finding in findings]
    if lines:
        counted = "1 mistake" if len(lines) == 1 else f"{len(lines)} mistakes"
        listed = "\n".join(f"  {line}." for line in lines)
        raise FrameworkError(f"The files under parameters hold {counted}:\n{listed}")
