"""The single thing a notebook opens: one edition, as one body reads it."""

import os
from pathlib import Path

from perfkit.book.beside import Beside
from perfkit.book.places import Places
from perfkit.book.sent import Sent
from perfkit.book.threads import Threads
from perfkit.book.trusted import Trusted
from perfkit.edition import contents
from perfkit.errors import UnknownNameError
from perfkit.paths import Paths, find_workbook


class Book(Beside, Places, Sent, Threads, Trusted):
    """One edition as one body reads it; every table is narrowed to what concerns that body."""


def open_book(edition: str = "", body: str = "acp-board") -> Book:
    """Open an edition as a body reads it; an empty text opens the newest.

    Where there is no edition at all, the illustrative one is frozen on the spot, so that a
    notebook runs as it stands on a new machine.

    Raises
    ------
    UnknownNameError
        When there is no such edition, or no such body in it.
    """
    paths = find_workbook(os.environ, Path.cwd())
    if not edition and not contents.editions(paths.outputs):
        _freeze_illustrative(paths)
    return open_book_at(contents.find_edition(paths.outputs, edition), body)


def open_book_at(folder: Path, body: str) -> Book:
    """Open the edition in a folder as a body reads it."""
    framework = contents.read_framework(folder)
    bodies = {known.id: known for known in framework.bodies}
    if body not in bodies:
        raise UnknownNameError("body", body, bodies)
    about = contents.read_json(folder / "tables" / contents.ABOUT)
    return Book(folder, bodies[body], framework, about)


def _freeze_illustrative(paths: Paths) -> None:
    # Imported here, since it brings the store and the readers, which no reader of a page needs.
    from perfkit.illustrative.freeze import freeze_illustrative

    freeze_illustrative(paths)
