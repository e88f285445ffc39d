"""Where things are: everything is found from the workbook's folder, nothing from elsewhere.

There should be no perfkit import in this module but of the errors.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from perfkit.errors import WorkbookError

SETTINGS = Path("parameters", "workbook.yml")
VARIABLE = "PERFKIT_WORKBOOK"
OUTPUTS = "PERFKIT_OUTPUTS"  # where a running batch builds its edition, for its kernels alone


@dataclass(frozen=True)
class Paths:
    """The folders of one workbook."""

    root: Path
    building: Path | None = None

    @property
    def settings(self) -> Path:
        """The council's settings."""
        return self.root / SETTINGS

    @property
    def framework(self) -> Path:
        """What the council set out to do."""
        return self.root / "parameters" / "framework"

    @property
    def quarters(self) -> Path:
        """One file a quarter."""
        return self.root / "parameters" / "quarters"

    @property
    def corrections(self) -> Path:
        """Recorded corrections of what was sent."""
        return self.root / "parameters" / "corrections"

    @property
    def notebooks(self) -> Path:
        """The notebooks that analysts edit."""
        return self.root / "notebooks"

    @property
    def outputs(self) -> Path:
        """The editions: made, never edited."""
        return self.building or self.root / "outputs"

    def edition(self, edition: str) -> Path:
        """Return the folder of one edition, whether or not it is there."""
        return self.outputs / edition


def find_workbook(environ: Mapping[str, str], start: Path, given: Path | None = None) -> Paths:
    """Return the paths of the workbook meant.

    In this order: the folder `given`; the one named by ``PERFKIT_WORKBOOK``; the nearest folder at
    or above `start` that holds ``parameters/workbook.yml``.

    Raises
    ------
    WorkbookError
        When there is none, or the one named holds no settings.
    """
    building = Path(environ[OUTPUTS]) if environ.get(OUTPUTS) else None
    named = given or (Path(environ[VARIABLE]) if environ.get(VARIABLE) else None)
    if named is not None:
        if not (named / SETTINGS).is_file():
            raise WorkbookError(
                f"{named} is not a workbook: it holds no {SETTINGS.as_posix()}. "
                "Name the folder that does."
            )
        return Paths(named.resolve(), building)
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / SETTINGS).is_file():
            return Paths(folder, building)
    raise WorkbookError(
        f"No workbook was found: neither {start} nor a folder above it holds "
        f"{SETTINGS.as_posix()}. Go to the workbook's folder, or name it with --workbook."
    )
