"""The pages that are read: executed notebooks as HTML that needs no kernel, script or network."""

import shutil
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import nbformat
from nbconvert import HTMLExporter

from perfkit.framework.model import Framework, Return
from perfkit.publishing.about_pages import ABOUT_PAGES, told_on
from perfkit.publishing.arrange import EXPLORE, tags
from perfkit.publishing.editions import PAGE, Edition, names_of_pages, others_of, read_editions
from perfkit.publishing.home import Home, read_home
from perfkit.publishing.paper import css_text, headings
from perfkit.publishing.plan import PagePlan
from perfkit.publishing.site import Attention, Site, executed, read_site, sources_of
from perfkit.views.plain_style import PLAIN_STYLE
from perfkit.views.tally import tally

JUPYTER = Path(__file__).parent / "templates"  # as a folder of Jupyter data, for Voilà
TEMPLATE = "perfkit"
HOME = JUPYTER / "nbconvert" / "templates"
STATIC = HOME / TEMPLATE / "static"
FIRST_HEADING = "<h1"
TREE = '<ul class="tree"'  # which a script makes a tree to walk by keyboard
MOST_LINKED = 3  # other editions, at the head of a page: the rest are one step away


def write_site(
    folder: Path,
    plans: Sequence[PagePlan],
    *,
    framework: Framework | None = None,
    attention: Mapping[str, Attention] | None = None,
    only: Collection[str] | None = None,
) -> tuple[Path, ...]:
    """Write an edition's pages and contents as HTML beside its executed notebooks.

    Every address in them is relative, so that they open from disk as from a server. `framework`
    gives the sources under each page and what the contents say beside the list of pages;
    `attention` how many things need each body's readers. A plan whose notebook was not executed
    is named in the contents as absent. `only` leaves the pages of all other bodies as they are.
    """
    site = read_site(folder, plans, attention)
    there = [plan for plan in plans if executed(folder, plan).is_file()]
    asked = [plan for plan in there if only is None or plan.body in only]
    pages = tuple(_write_page(folder, plan, site, framework) for plan in asked)
    shutil.copytree(STATIC, folder / "pages" / "static", dirs_exist_ok=True)
    home = read_home(folder, site=site, plans=plans, framework=framework) if framework else None
    # Twice: at the head of the edition for who opens it from disk, and beside the pages, so that
    # each page's link to it is the same from disk and from the server.
    here = _write(folder / "index.html", contents_html(site, home=home, at_head=True))
    beside = _write(folder / "pages" / "index.html", contents_html(site, home=home))
    return (here, beside, *_write_about(folder, site, framework), *pages)


def write_editions(outputs: Path) -> Path:
    """Write the list of the editions there are, at the head of the outputs."""
    known = read_editions(outputs)
    static = f"{known[0].id}/pages/static" if known else "static"
    return _write(outputs / PAGE, editions_html(outputs, static=static))


def page_html(
    notebook: nbformat.NotebookNode,
    plan: PagePlan,
    site: Site,
    *,
    sources: Sequence[Return] = (),
) -> str:
    """Return one executed notebook as a page.

    The body's name is the first heading, unless an output has one: a page has exactly one.
    """
    shown = _shown(notebook)
    told = {
        "site": site,
        "page": plan,
        "level": site.level(plan.level),
        "sources": list(sources),
        "explores": any(EXPLORE in tags(cell) for cell in notebook.cells),
        "has_heading": any(FIRST_HEADING in html for html in shown),
        "has_tree": any(TREE in html for html in shown),
        "inside": headings(shown),
        "running": {
            "whose": css_text(f"{site.council}: {plan.title}"),
            "when": css_text(_when(site)),
        },
    }
    html, _ = _exporter().from_notebook_node(notebook, resources={"perfkit": told})
    return str(html)


def contents_html(site: Site, *, home: Home | None = None, at_head: bool = False) -> str:
    """Return the contents page: `at_head` of the edition, or beside its pages."""
    prefix, up = ("pages/", "../") if at_head else ("", "../../")
    template = environment().get_template("contents.html.j2")
    return template.render(
        site=site, home=home, prefix=prefix, up=up, static=f"{prefix}static", tally=tally
    )


def editions_html(outputs: Path, *, static: str) -> str:
    """Return the page that lists the editions there are, and where each page is in them."""
    known = read_editions(outputs)
    site = {"council": "", "illustrative": False}
    return (
        environment()
        .get_template("editions.html.j2")
        .render(site=site, static=static, editions=known, names=names_of_pages(outputs, known))
    )


def other_editions_html(page: str, edition: str, known: tuple[Edition, ...]) -> str:
    """Return links to a page in the other editions there are now, or an empty text."""
    others = others_of(page, edition, known)
    parts = environment().get_template("parts.html.j2").module
    if page == "index":
        return str(parts.editions_list(others, "../../", page)) if others else ""  # type: ignore[attr-defined]
    return str(parts.other_editions(others[:MOST_LINKED], page))  # type: ignore[attr-defined]


def message_html(heading: str, words: str, *, home: str, council: str = "") -> str:
    """Return a page of the server's that says what is the matter."""
    site = {"council": council, "illustrative": False}
    template = environment().get_template("message.html.j2")
    return template.render(
        heading=heading, words=words, home=home, static=f"{home}static", site=site
    )


def framed_html(heading: str, words: str, *, again: tuple[str, str], home: str) -> str:
    """Return such a page for the frame of a page explored: no head or foot, and one way on."""
    template = environment().get_template("framed.html.j2")
    label, href = again
    return template.render(heading=heading, words=words, label=label, href=href, home=home)


def explore_html(edition: str, page: str, *, home: str) -> str:
    """Return what offers to explore a page: a link, which a script makes a button and a frame."""
    template = environment().get_template("offer.html.j2")
    return template.render(edition=edition, page=page, home=home)


@cache
def environment() -> jinja2.Environment:
    """Return the templates that need no notebook; they escape with ``| e``, as nbconvert's do."""
    loader = jinja2.FileSystemLoader(HOME / TEMPLATE)
    return jinja2.Environment(loader=loader, autoescape=False)


class PageExporter(HTMLExporter):
    """nbconvert's HTML exporter, whose last step is left out: it parses the page again.

    That step adds words to pictures and marks to tables that the views' own have already, writes
    ``viewBox`` in small letters, and takes longer than all the others.
    """

    def from_notebook_node(
        self, nb: nbformat.NotebookNode, resources: Any = None, **options: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Return the page and nbconvert's resources."""
        html, told = super(HTMLExporter, self).from_notebook_node(nb, resources, **options)
        return html, told


@cache
def _exporter() -> PageExporter:
    return PageExporter(  # type: ignore[no-untyped-call]
        template_name=TEMPLATE,
        extra_template_basedirs=[str(HOME)],
        exclude_anchor_links=True,
    )


def _write_page(folder: Path, plan: PagePlan, site: Site, framework: Framework | None) -> Path:
    path = executed(folder, plan)
    notebook = nbformat.read(path, as_version=4)
    sources = sources_of(framework, plan.body) if framework else ()
    html = page_html(notebook, plan, site, sources=sources)
    # The pages' own style sheet says more than the one that stands in for it.
    return _write(path.with_suffix(".html"), html.replace(PLAIN_STYLE, ""))


def _write_about(folder: Path, site: Site, framework: Framework | None) -> tuple[Path, ...]:
    told = told_on(folder, framework)
    return tuple(
        _write(
            folder / "pages" / f"{page.name}.html",
            environment()
            .get_template(f"{page.name}.html.j2")
            .render(site=site, page=page, static="static", **told),
        )
        for page in ABOUT_PAGES
    )


def _shown(notebook: nbformat.NotebookNode) -> list[str]:
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [output.get("data", {}).get("text/html", "") for output in outputs]


def _when(site: Site) -> str:
    made_up = "Illustrative figures. " if site.illustrative else ""
    return f"{made_up}{site.title}, as at {site.as_at}"


def _write(path: Path, html: str) -> Path:
    path.write_text(html, encoding="utf-8", newline="\n")
    return path
