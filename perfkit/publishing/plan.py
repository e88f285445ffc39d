"""Which pages are to be published, of which notebook, made of which blocks."""

from dataclasses import dataclass
from typing import get_args

from perfkit.errors import FrameworkError, UnknownNameError
from perfkit.framework.model import Body, Framework, Level, Page

OF_A_SERVICE = ("service_head", "employees")
LEVELS: tuple[str, ...] = get_args(Level)  # from the borough's outcomes down


@dataclass(frozen=True)
class PagePlan:
    """One page: a notebook run for one body, which sees these blocks in this order."""

    body: str
    notebook: str  # its stem
    blocks: tuple[str, ...]
    level: str
    title: str
    explore: tuple[str, ...] = ()  # what its readers may explore beside it
    kind: str = ""
    concerns: str = ""  # the theme, programme, directorate or service it is about

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that a person may call it by: alone, or behind its level or notebook."""
        alone = (self.body, self.concerns) if self.concerns else (self.body,)
        groups = dict.fromkeys((self.level, self.notebook))
        return (*alone, *groups, *(f"{group}/{name}" for group in groups for name in alone))

    @property
    def short_names(self) -> tuple[str, ...]:
        """Those told to a person who gave another: of a service's pages, the service alone."""
        own = self.concerns if self.kind in OF_A_SERVICE and self.concerns else self.body
        return (own, self.level, self.notebook)


def pages_to_publish(framework: Framework, *, only: str | None = None) -> tuple[PagePlan, ...]:
    """Return the pages to publish, level by level from leadership down.

    `only` keeps those of one body, of one level, of one notebook, of what a body is about (both
    pages of a service), or of two of them: ``operations/housing-strategy``.

    Raises
    ------
    UnknownNameError
        When `only` names none of them.
    FrameworkError
        When a body's kind has no page in ``pages.yml``.
    """
    pages = {page.kind: page for page in framework.pages}
    plans = tuple(_plan(body, pages) for level in LEVELS for body in _of(framework, level))
    if only is None:
        return plans
    kept = tuple(plan for plan in plans if only in plan.names)
    if not kept:
        raise UnknownNameError("page", only, {name for plan in plans for name in plan.short_names})
    return kept


def _of(framework: Framework, level: str) -> tuple[Body, ...]:
    return tuple(body for body in framework.bodies if body.level == level)


def _plan(body: Body, pages: dict[str, Page]) -> PagePlan:
    page = pages.get(body.kind)
    if page is None:
        raise FrameworkError(
            f"pages.yml has no page for the kind {body.kind!r} of the body {body.id}. "
            f"It has: {', '.join(sorted(pages)) or 'none'}. Add one."
        )
    blocks = tuple(shown.block for shown in page.blocks)
    return PagePlan(
        body.id,
        page.notebook,
        blocks,
        body.level,
        body.name,
        explore=page.explore,
        kind=body.kind,
        concerns=body.concerns or "",
    )
