"""Loads files and folders into the store, one transaction a file."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from perfkit.errors import ReturnError
from perfkit.framework.model import Framework
from perfkit.framework.settings import Settings
from perfkit.returns.corrections import Correction
from perfkit.returns.quirks.look import look, looked_for
from perfkit.returns.read_file import (
    OWN_READER,
    FileRead,
    Wanted,
    files_of,
    layout_of,
    read_file,
    wanted_of,
)
from perfkit.returns.readers import Reader
from perfkit.returns.validate import Origin, Validated
from perfkit.store.engine import Store
from perfkit.store.receipts import Outcome, Receipt, digest_of, digest_of_file, receipt_of
from perfkit.store.rows import utc
from perfkit.store.write import receive

Progress = Callable[[int, int, str], None]  # how many are done, how many there are, the file begun


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
    wanted = wanted_of(framework, settings, corrections)
    files = list(files_of(paths))
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


def _load(file: Path, store: Store, wanted: Wanted, now: datetime) -> Receipt:
    reader = layout_of(file)
    file_id = digest_of_file(file)
    scope = _scope(wanted, reader)
    with store.reading() as connection:
        known = receipt_of(connection, file_id, scope)
    if known is not None:
        return known
    origin = Origin("", file.name, file_id, utc(now).date())
    held = read_file(file, reader, wanted=wanted, origin=origin)
    return receive(
        store,
        _receipt(held, now),
        held.content,
        quirks=None if reader is None else look(file, reader.id),
        scope=scope,
    )


def _scope(wanted: Wanted, reader: Reader | None) -> str:
    """Return a digest of what is wanted of a file that a reader knows; it decides re-reading.

    A file that was read is read again when a KPI wants more of it, a correction concerns it, or
    another quirk is looked for.
    """
    if reader is None:
        known = [(column, sorted(ids)) for column, ids in sorted(wanted.known.ids.items())]
        return digest_of((OWN_READER, wanted.own, known))
    mine = [(key, use) for key, use in wanted.uses.items() if key[0] == reader.return_id]
    corrections = [found for found in wanted.corrections if found.return_id == reader.return_id]
    facts = (reader.id, sorted(mine, key=lambda item: item[0]), corrections)
    return digest_of((*facts, *looked_for(reader.id)))


def _receipt(held: FileRead, now: datetime) -> Receipt:
    """Return the receipt of a file: what it held, of which nothing is uncounted."""
    content = held.content
    outcome: Outcome = "loaded"
    if content is None:
        outcome = "reference" if held.reader else "no reader"
    return Receipt(
        file_id=held.origin.file_id,
        file=held.origin.file,
        return_id=held.origin.return_id,
        reader=held.reader,
        outcome=outcome,
        read=content.read if content else 0,
        sound=content.sound if content else 0,
        rejected=content.rejected if content else 0,
        out_of_scope=content.out_of_scope if isinstance(content, Validated) else 0,
        recorded_at=now,
    )
