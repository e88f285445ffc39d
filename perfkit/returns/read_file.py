"""Reads one file as it was sent: the layout chosen, its rows held against every rule.

Nothing is kept here. `perfkit load` puts what is read into the store, `perfkit check` tells of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from perfkit.errors import ReturnError
from perfkit.framework.model import Framework
from perfkit.framework.settings import Settings
from perfkit.framework.uses import Key, SeriesUse, series_uses
from perfkit.returns.corrections import Correction
from perfkit.returns.readers import Reader, choose_reader
from perfkit.returns.record_rules import Known
from perfkit.returns.records import OWN, Records, known_of, own_uses, read_records, value_facts
from perfkit.returns.validate import Home, Origin, Validated, validate

OWN_READER = "own-return"
SPREADSHEETS = (".csv", ".xlsx")


@dataclass(frozen=True)
class Wanted:
    """What is read of any file, and how: the framework, the settings and the corrections."""

    uses: dict[Key, SeriesUse]
    own: dict[Key, SeriesUse]
    known: Known
    corrections: tuple[Correction, ...]
    home: Home

    def of(self, return_id: str) -> frozenset[str]:
        """Return the series of a return that some KPI uses."""
        return frozenset(series for owner, series in self.uses if owner == return_id)


class FileRead(NamedTuple):
    """What one file holds: where it came from, the reader's name, and its rows.

    `reader` is empty where no reader knows the layout; `content` is None there, and for a file kept
    as reference.
    """

    origin: Origin
    reader: str
    content: Validated | Records | None


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files, and all files of folders in the order of their names, but hidden ones."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for found in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in found.relative_to(path).parts)
            if found.is_file() and not hidden:
                yield found


def wanted_of(
    framework: Framework, settings: Settings, corrections: Sequence[Correction] = ()
) -> Wanted:
    """Return what is read of files for a framework; each correction is made in its return."""
    return Wanted(
        uses=series_uses(framework),
        own=own_uses(framework),
        known=known_of(framework),
        corrections=tuple(corrections),
        home=Home(settings.area.code, settings.comparators.region.name),
    )


def layout_of(file: Path) -> Reader | None:
    """Return the reader that knows a file's layout; None for the workbook's own, or no layout.

    Raises
    ------
    ReturnError
        When it is no file, is empty, or cannot be looked at.
    """
    if file.exists() and not file.is_file():
        raise ReturnError(f"{file} is neither a file nor a folder. Name one that is.")
    return choose_reader(file)


def read_file(file: Path, reader: Reader | None, *, wanted: Wanted, origin: Origin) -> FileRead:
    """Return what a file holds, its rows held against every rule; nothing is kept.

    `reader` is what `layout_of` gave; the return of `origin` is settled here.

    Raises
    ------
    ReturnError
        When the file cannot be read to its end, or its header is not quite that of its kind.
    """
    if reader is not None:
        origin = origin._replace(return_id=reader.return_id)
        return FileRead(origin, reader.id, _published(file, reader, origin, wanted))
    own = origin._replace(return_id=OWN)
    if (content := _own(file, own, wanted)) is not None:
        return FileRead(own, OWN_READER, content)
    return FileRead(origin, "", None)


def _own(file: Path, origin: Origin, wanted: Wanted) -> Validated | Records | None:
    if file.suffix.lower() not in SPREADSHEETS:
        return None
    records = read_records(file, known=wanted.known, origin=origin)
    if records is None or records.kind != "values":
        return records
    return value_facts(records, uses=wanted.own, origin=origin)


def _published(file: Path, reader: Reader, origin: Origin, wanted: Wanted) -> Validated | None:
    if reader.kind == "reference":
        return None
    cells = reader.read(file, wanted=wanted.of(reader.return_id))
    return validate(
        cells, uses=wanted.uses, origin=origin, corrections=wanted.corrections, home=wanted.home
    )
