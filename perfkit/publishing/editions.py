"""The editions there are: which to go back to, and where one body's page is in each."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from perfkit.edition import contents
from perfkit.errors import EditionError
from perfkit.periods import write_date

PAGE = "editions.html"  # at the head of the outputs: what is there when it is opened


class Edition(NamedTuple):
    """One edition, as a list of them says it."""

    id: str
    title: str
    as_at: str
    illustrative: bool
    pages: frozenset[str]


def read_editions(outputs: Path) -> tuple[Edition, ...]:
    """Return the editions that have pages: the newest as-at date first, illustrative ones last."""
    found = (_read(outputs / name) for name in contents.editions(outputs))
    return tuple(edition for edition in found if edition.pages)


def others_of(page: str, edition: str, known: tuple[Edition, ...]) -> tuple[Edition, ...]:
    """Return the other editions that hold a page."""
    return tuple(other for other in known if other.id != edition and page in other.pages)


def names_of_pages(outputs: Path, known: tuple[Edition, ...]) -> dict[str, str]:
    """Return what each body's page is called, by the newest edition that has it."""
    names: dict[str, str] = {}
    for edition in known:
        for body, name in _bodies(outputs / edition.id).items():
            if body in edition.pages:
                names.setdefault(body, name)
    return dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))


def _read(folder: Path) -> Edition:
    about = contents.read_json(folder / "tables" / contents.ABOUT)
    return Edition(
        folder.name,
        str(about["title"]),
        write_date(date.fromisoformat(str(about["as_at"]))),
        bool(about["illustrative"]),
        frozenset(path.stem for path in (folder / "pages").glob("*.html")),
    )


def _bodies(folder: Path) -> dict[str, str]:
    """Return an edition's bodies; of one that an older perfkit froze, their ids read as words."""
    try:
        return {body.id: body.name for body in contents.read_framework(folder).bodies}
    except (OSError, EditionError):
        pages = sorted((folder / "pages").glob("*.ipynb"))
        return {page.stem: page.stem.replace("-", " ").capitalize() for page in pages}
