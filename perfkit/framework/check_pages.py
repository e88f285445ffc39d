"""Rules about bodies and the pages they read."""

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from perfkit.framework.blocks import BLOCKS, CLOSES, EXPLORED, MOST_OF_A_NOTEBOOK, OPENS
from perfkit.framework.case import Case
from perfkit.framework.findings import Finding
from perfkit.framework.model import Body
from perfkit.framework.references import file_of

CONCERNS = {  # what the bodies of a kind are about
    "acp_executive": "themes",
    "programme": "programmes",
    "dlt": "directorates",
    "service_head": "services",
    "employees": "services",
}


def what_ended_has_a_successor(case: Case) -> Iterator[Finding]:
    """Find directorates, services and bodies that ended and name nobody who took over."""
    for section in ("directorates", "services", "bodies"):
        for item in getattr(case.framework, section):
            ended = item.valid_to is not None and item.valid_to < case.today
            if ended and item.successor is None:
                yield Finding(
                    file_of(section, item.id),
                    f"{item.id}: successor",
                    f"none, though it ended on {item.valid_to}",
                    "name who took it over",
                )


def bodies_concern_something_in_force(case: Case) -> Iterator[Finding]:
    """Find bodies of a theme, programme, directorate or service that is absent on some day."""
    for when in case.days:
        held = case.framework.as_at(when)
        for body in held.bodies:
            section = CONCERNS.get(body.kind)
            if section and body.concerns not in {item.id for item in getattr(held, section)}:
                yield Finding(
                    file_of("bodies", body.id),
                    f"{body.id}: concerns",
                    repr(body.concerns),
                    f"must be one of the {section} in force on {when}",
                )


def every_kind_of_body_has_one_page(case: Case) -> Iterator[Finding]:
    """Find kinds of body without a page, and pages of no kind or given twice."""
    kinds = get_args(Body.model_fields["kind"].annotation)
    counted = Counter(page.kind for page in case.framework.pages)
    for pageless in {body.kind for body in case.framework.bodies} - counted.keys():
        got = f"no page for {pageless}"
        yield Finding(file_of("pages", pageless), "pages", got, "give it one")
    for kind, times in counted.items():
        if kind not in kinds or times > 1:
            got = repr(kind) if times == 1 else f"{times} pages"
            known = f"one page for each of: {', '.join(kinds)}"
            yield Finding(file_of("pages", kind), f"{kind}: kind", got, known)


def pages_are_made_of_known_blocks(case: Case) -> Iterator[Finding]:
    """Find blocks nobody knows, blocks shown twice, and pages that open or end otherwise."""
    for page in case.framework.pages:
        named = [shown.block for shown in page.blocks]
        place = file_of("pages", page.kind)
        for block, times in Counter(named).items():
            if block not in BLOCKS:
                known = f"known: {', '.join(BLOCKS)}"
                yield Finding(place, f"{page.kind}: blocks", repr(block), known)
            if times > 1:
                yield Finding(place, f"{page.kind}: {block}", f"{times} times", "once a page")
        if (named[0], named[-1]) != (OPENS, CLOSES):
            yield Finding(
                place,
                f"{page.kind}: blocks",
                f"{named[0]!r} first and {named[-1]!r} last",
                f"every page opens with {OPENS!r} and ends with {CLOSES!r}",
            )


def pages_offer_what_can_be_explored(case: Case) -> Iterator[Finding]:
    """Find what a page offers to explore and nobody knows, or offers twice."""
    for page in case.framework.pages:
        for name, times in Counter(page.explore).items():
            if name not in EXPLORED or times > 1:
                got = f"{times} times" if name in EXPLORED else repr(name)
                known = f"once a page, known: {', '.join(EXPLORED)}"
                yield Finding(file_of("pages", page.kind), f"{page.kind}: explore", got, known)


def notebooks_stay_readable(case: Case) -> Iterator[Finding]:
    """Find notebooks that would need more blocks than one can read through."""
    needed: dict[str, set[str]] = {}
    for page in case.framework.pages:
        needed.setdefault(page.notebook, set()).update(shown.block for shown in page.blocks)
    for notebook, blocks in needed.items():
        if len(blocks) > MOST_OF_A_NOTEBOOK:
            yield Finding(
                file_of("pages", notebook),
                f"notebook {notebook}",
                f"{len(blocks)} different blocks",
                f"at most {MOST_OF_A_NOTEBOOK} over all the pages of one notebook",
            )
