"""One quarter from end to end: freeze, execute, check, publish, put in place."""

from collections.abc import Callable
from pathlib import Path

from perfkit.book import open_book_at
from perfkit.edition import contents
from perfkit.edition.freeze import freeze
from perfkit.edition.place import building
from perfkit.edition.record import write_record
from perfkit.framework.load import load_quarter
from perfkit.framework.model import Framework
from perfkit.framework.settings import Quarter, Settings
from perfkit.illustrative.freeze import fill_illustrative
from perfkit.paths import Paths
from perfkit.publishing.html import write_site
from perfkit.publishing.plan import PagePlan, pages_to_publish
from perfkit.publishing.results import PageResult
from perfkit.publishing.run import publish
from perfkit.store.engine import open_store

Progress = Callable[[int, int, str], None]
NEEDS_SOMEONE = 3


def run_quarter(
    paths: Paths,
    quarter: Quarter,
    *,
    framework: Framework,
    settings: Settings,
    workers: int | None = None,
    progress: Progress | None = None,
) -> list[PageResult]:
    """Make the edition of a quarter and put it in its place; return a result a page.

    An illustrative quarter is filled from its seed, in a store of its own. A page that failed is
    absent from the edition and the others are there; when anything else fails, the edition that
    was there before stays.
    """
    with building(paths, quarter.id) as folder:
        if quarter.illustrative:
            fill_illustrative(paths, folder)
        else:
            _freeze(paths, quarter, framework, settings, folder)
        held = contents.read_framework(folder)
        plans = pages_to_publish(held)
        results = publish(
            plans,
            paths=paths,
            edition=quarter.id,
            folder=folder,
            workers=workers,
            progress=progress,
        )
        write_site(folder, plans, framework=held, attention=_attention(folder, plans))
        write_record(
            folder,
            about=contents.read_json(folder / "tables" / contents.ABOUT),
            inputs=contents.read_table(folder, "receipts"),
            definitions=paths.framework.rglob("*.yml"),
            figures={result.body: result.figures for result in results if result.ok},
        )
    return results


def _freeze(
    paths: Paths, quarter: Quarter, framework: Framework, settings: Settings, folder: Path
) -> None:
    previous = quarter.previous and load_quarter(paths.quarters / f"{quarter.previous}.yml")
    store = open_store(settings.store_url(paths.root))
    try:
        freeze(
            quarter,
            framework=framework,
            settings=settings,
            store=store,
            folder=folder,
            previous=previous or None,
        )
    finally:
        store.dispose()


def _attention(folder: Path, plans: tuple[PagePlan, ...]) -> dict[str, int]:
    """Count, for each body, the KPIs on its page that need someone."""
    books = {plan.body: open_book_at(folder, plan.body) for plan in plans}
    return {
        body: int((book.assessments["attention"] == NEEDS_SOMEONE).sum())
        for body, book in books.items()
    }
