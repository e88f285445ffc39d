"""Put an edition in its place whole, or not at all."""

import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from perfkit.errors import EditionError
from perfkit.paths import Paths

WORKSHOP = ".building-"
ABANDONED_AFTER_SECONDS = 24 * 60 * 60


@contextmanager
def building(paths: Paths, edition: str) -> Iterator[Path]:
    """Yield an empty folder to fill; put it in the edition's place when all went well.

    An older edition of the same name is moved aside, the new one moved in and the old removed; if
    the move in fails, the old one is put back. When the block raises, nothing is changed.

    Raises
    ------
    EditionError
        When a file of the older edition is in use, so that it cannot be moved aside.
    """
    token = secrets.token_hex(4)
    workshop = paths.outputs / f"{WORKSHOP}{edition}-{token}"
    folder = workshop / edition
    _sweep(paths.outputs)
    folder.mkdir(parents=True)
    try:
        yield folder
        _swap_in(folder, paths.edition(edition), aside=workshop / "older")
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _sweep(outputs: Path) -> None:
    """Remove what a run that was killed left behind; one that is at work is younger than that."""
    for left in outputs.glob(f"{WORKSHOP}*"):
        if time.time() - left.stat().st_mtime > ABANDONED_AFTER_SECONDS:
            shutil.rmtree(left, ignore_errors=True)


def _swap_in(new: Path, place: Path, *, aside: Path) -> None:
    older = place.exists()
    if older:
        try:
            place.rename(aside)
        except OSError as error:
            raise EditionError(
                f"{place} cannot be replaced: {error.strerror}. Close what has it open "
                "(perfkit serve, JupyterLab, a spreadsheet) and run again. It was left as it was."
            ) from None
    try:
        new.rename(place)
    except OSError as error:
        if older:
            aside.rename(place)
        raise EditionError(
            f"{place} could not be written: {error.strerror}. What was there before is still there."
        ) from None
