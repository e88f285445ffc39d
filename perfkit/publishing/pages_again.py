"""Run some pages of an edition again on the tables that were frozen: seconds, not minutes."""

from collections.abc import Callable
from dataclasses import dataclass

from perfkit.edition import contents
from perfkit.edition.record import amend_record, definitions_changed
from perfkit.errors import ParameterError
from perfkit.framework.model import Framework
from perfkit.paths import Paths
from perfkit.publishing.attention import attention_of
from perfkit.publishing.html import write_site
from perfkit.publishing.plan import pages_to_publish
from perfkit.publishing.rejected_files import write_rejected_files
from perfkit.publishing.results import PageResult
from perfkit.publishing.run import publish

Progress = Callable[[int, int, str], None]
PAGES = "pages.yml"


@dataclass(frozen=True)
class Again:
    """What came of it, and what the pages could not take in."""

    results: list[PageResult]
    changed: tuple[str, ...]  # definitions that are other than when the edition was frozen
    left: int  # pages of the same kinds that still show the blocks they had


def run_pages_again(
    paths: Paths,
    edition: str,
    *,
    framework: Framework,
    only: str,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Again:
    """Run the pages that `only` names in an edition that is there; every other page stays.

    Figures are those that were frozen. Which blocks the pages show is taken from `framework`, as
    it is now, for the kinds of body that are run. A page that fails is left as it was.

    Raises
    ------
    UnknownNameError
        When `only` names no page of the edition; the message lists what it may name.
    ParameterError
        When it names a notebook of which no page is made.
    """
    folder = paths.edition(edition)
    held = contents.read_framework(folder)
    shown = held.model_copy(update={"pages": framework.pages})
    _refuse_unpublished(paths, shown, only)
    chosen = pages_to_publish(shown, only=only)
    mixed = _with_pages(held, framework, {plan.kind for plan in chosen})
    changed_pages = mixed.pages != held.pages
    if changed_pages:
        contents.write_framework(folder, mixed)
    results = publish(
        chosen, paths=paths, edition=edition, folder=folder, workers=workers, progress=progress
    )
    published = {result.body: result.figures for result in results if result.ok}
    if changed_pages and not published:
        contents.write_framework(folder, held)
        mixed = held
    plans = pages_to_publish(mixed)
    write_site(
        folder,
        plans,
        framework=mixed,
        attention=attention_of(folder, plans),
        only=published.keys(),
    )
    write_rejected_files(folder)  # a page may show them that did not before
    amend_record(folder, definitions=paths.framework, figures=published)
    changed = definitions_changed(folder, definitions=paths.framework)
    run, kinds = {plan.body for plan in chosen}, _changed_kinds(held, mixed)
    left = sum(plan.kind in kinds and plan.body not in run for plan in plans)
    return Again(results, tuple(name for name in changed if name != PAGES), left)


def _with_pages(held: Framework, now: Framework, kinds: set[str]) -> Framework:
    """Return the framework held, with the pages of these kinds of body as they are now."""
    kept = [page for page in held.pages if page.kind not in kinds]
    taken = [page for page in now.pages if page.kind in kinds]
    order = {page.kind: place for place, page in enumerate(now.pages)}
    both = sorted((*kept, *taken), key=lambda page: order.get(page.kind, len(order)))
    return held.model_copy(update={"pages": tuple(both)})


def _changed_kinds(held: Framework, mixed: Framework) -> set[str]:
    """Return the kinds of body whose pages show other blocks than they did."""
    before = {page.kind: page for page in held.pages}
    return {page.kind for page in mixed.pages if before.get(page.kind) != page}


def _refuse_unpublished(paths: Paths, framework: Framework, only: str) -> None:
    """Refuse a notebook that is there and of which no page is made: its name is not misspelt."""
    used = {page.notebook for page in framework.pages}
    there = {path.stem for path in paths.notebooks.glob("*.ipynb")}
    if only in there - used:
        raise ParameterError(
            f"{only}.ipynb is a notebook, but no page is made of it. Write "
            f'"notebook: {only}" for a kind of body in pages.yml, or open it with: perfkit lab'
        )
