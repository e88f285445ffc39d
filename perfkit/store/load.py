"""Loads files and folders into the store, one transaction a file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from perfkit.errors import ReturnError
from perfkit.framework.model import Framework
from perfkit.framework.settings import Settings
from perfkit.framework.uses import Key, SeriesUse, series_uses
from perfkit.returns.corrections import Correction
from perfkit.returns.quirks.look import look, looked_for
from perfkit.returns.readers import Reader, choose_reader
from perfkit.returns.record_rules import Known
from perfkit.returns.records import OWN, Records, known_of, own_uses, read_records, value_facts
from perfkit.returns.validate import Home, Origin, Validated, validate
from perfkit.store.engine import Store
from perfkit.store.receipts import Outcome, Receipt, digest_of, digest_of_file, receipt_of
from perfkit.store.rows import utc
from perfkit.store.write import receive

OWN_READER = "own-return"
SPREADSHEETS = (".csv", ".xlsx")
Progress = Callable[[int, int, str], None]  # how many are done, how many there are, the file begun


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

    def scope(self, reader: Reader | None) -> str:
        """Return a digest of what is wanted of a file that a reader knows; it decides re-reading.

        A file that was read is read again when a KPI wants more of it, a correction concerns it, or
        another quirk is looked for.
        """
        if reader is None:
            known = [(column, sorted(ids)) for column, ids in sorted(self.known.ids.items())]
            return digest_of((OWN_READER, self.own, known))
        mine = [(key, use) for key, use in self.uses.items() if key[0] == reader.return_id]
        corrections = [found for found in self.corrections if found.return_id == reader.return_id]
        facts = (reader.id, sorted(mine, key=lambda item: item[0]), corrections)
        return digest_of((*facts, *looked_for(reader.id)))


def load_paths(
    paths: Sequence[Path],
    *,
    store: Store,
    framework: Framework,
    settings: Settings,
    now: datetime,
    corrections: Sequence[Correction] = (),
    progress: Progress | None = None,
) -> list[Receipt]:
    """Load files, and all files of folders in the order of their names; return a receipt a file.

    A file that no reader knows gets a receipt that says so. A file received before gives the
    receipt it then got ("already loaded"), and changes nothing. Hidden files are passed over.

    Parameters
    ----------
    now
        The moment that the store is to have learned everything; without a time zone, UTC.
    corrections
        The recorded corrections; each is made in the files of its return.

    Raises
    ------
    ReturnError
        After all others were loaded, naming each file that cannot be read; nothing of those is
        kept.
    StoreError
        When the store cannot be written; the files before are kept.
    """
    wanted = Wanted(
        uses=series_uses(framework),
        own=own_uses(framework),
        known=known_of(framework),
        corrections=tuple(corrections),
        home=Home(settings.area.code, settings.comparators.region.name),
    )
    files = list(_files(paths))
    receipts, errors = [], []
    for done, file in enumerate(files):
        if progress is not None:
            progress(done, len(files), file.name)
        try:
            receipts.append(_load(file, store, wanted, now))
        except ReturnError as error:
            errors.append(str(error))
        except OSError as error:
            errors.append(f"{file} cannot be opened: {error.strerror or error}.")
    if errors:
        others = f"Files that were read all the same, and kept: {len(receipts)}."
        raise ReturnError("\n".join([*errors, *([others] if receipts else [])]))
    return receipts


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for found in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in found.relative_to(path).parts)
            if found.is_file() and not hidden:
                yield found


def _load(file: Path, store: Store, wanted: Wanted, now: datetime) -> Receipt:
    if file.exists() and not file.is_file():
        raise ReturnError(f"{file} is neither a file nor a folder. Name one that is.")
    file_id = digest_of_file(file)
    reader = choose_reader(file)
    scope = wanted.scope(reader)
    with store.reading() as connection:
        known = receipt_of(connection, file_id, scope)
    if known is not None:
        return known
    origin = Origin("", file.name, file_id, utc(now).date())
    content: Validated | Records | None
    if reader is not None:
        origin, name = origin._replace(return_id=reader.return_id), reader.id
        content = _published(file, reader, origin, wanted)
    elif (content := _own(file, origin._replace(return_id=OWN), wanted)) is not None:
        origin, name = origin._replace(return_id=OWN), OWN_READER
    else:
        name = ""
    return receive(
        store,
        _receipt(origin, name, content, now),
        content,
        quirks=None if reader is None else look(file, reader.id),
        scope=scope,
    )


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


def _receipt(
    origin: Origin, reader: str, content: Validated | Records | None, now: datetime
) -> Receipt:
    """Return the receipt of a file: what it held, of which nothing is uncounted."""
    outcome: Outcome = "loaded"
    if content is None:
        outcome = "reference" if reader else "no reader"
    return Receipt(
        file_id=origin.file_id,
        file=origin.file,
        return_id=origin.return_id,
        reader=reader,
        outcome=outcome,
        read=content.read if content else 0,
        sound=content.sound if content else 0,
        rejected=content.rejected if content else 0,
        out_of_scope=content.out_of_scope if isinstance(content, Validated) else 0,
        recorded_at=now,
    )
