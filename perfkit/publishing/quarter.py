"""One quarter from end to end: freeze, execute, check, publish, put in place."""

from collections.abc import Callable
from pathlib import Path

from perfkit.edition import contents
from perfkit.edition.freeze import freeze
from perfkit.edition.place import building
from perfkit.edition.record import write_record
from perfkit.errors import FrameworkError
from perfkit.framework.load import load_quarter
from perfkit.framework.model import Framework
from perfkit.framework.settings import Quarter, Settings
from perfkit.illustrative.freeze import fill_illustrative
from perfkit.paths import Paths
from perfkit.publishing.attention import attention_of
from perfkit.publishing.chart_files import write_chart_files
from perfkit.publishing.html import write_editions, write_site
from perfkit.publishing.incomplete_file import write_incomplete_file
from perfkit.publishing.plan import pages_to_publish
from perfkit.publishing.problem_file import write_problem_file
from perfkit.publishing.quirk_files import write_quirk_files
from perfkit.publishing.rejected_files import write_rejected_files
from perfkit.publishing.results import PageResult
from perfkit.publishing.run import publish
from perfkit.returns.corrections import load_corrections
from perfkit.store.engine import open_store

Progress = Callable[[int, int, str], None]


def run_quarter(
    paths: Paths,
    quarter: Quarter,
    *,
    framework: Framework,
    settings: Settings,
    only: str | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> list[PageResult]:
    """Make the edition of a quarter and put it in its place; return a result a page.

    `only` leaves out the pages that it does not name; see `pages_to_publish`.

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
            pages_to_publish(held, only=only),
            paths=paths,
            edition=quarter.id,
            folder=folder,
            workers=workers,
            progress=progress,
        )
        write_site(folder, plans, framework=held, attention=attention_of(folder, plans))
        write_chart_files(folder)
        write_quirk_files(folder)
        write_rejected_files(folder)
        write_problem_file(folder)
        write_incomplete_file(folder)
        write_record(
            folder,
            about=contents.read_json(folder / "tables" / contents.ABOUT),
            inputs=contents.read_table(folder, "receipts"),
            definitions=paths.framework,
            figures={result.body: result.figures for result in results if result.ok},
        )
    write_editions(paths.outputs)
    return results


def _freeze(
    paths: Paths, quarter: Quarter, framework: Framework, settings: Settings, folder: Path
) -> None:
    previous = quarter.previous and load_quarter(paths.quarters / f"{quarter.previous}.yml")
    if previous and previous.as_at >= quarter.as_at:
        raise FrameworkError(
            f"{quarter.id}.yml: previous: got {previous.id!r}, as at {previous.as_at}; must be as "
            f"at a day before {quarter.as_at}."
        )
    store = open_store(settings.store_url(paths.root))
    try:
        freeze(
            quarter,
            framework=framework,
            settings=settings,
            store=store,
            folder=folder,
            previous=previous or None,
            corrections=load_corrections(paths.corrections),
        )
    finally:
        store.dispose()
