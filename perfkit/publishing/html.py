"""The pages that are read: executed notebooks as HTML that needs no kernel, script or network."""

import shutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import nbformat
from nbconvert import HTMLExporter

from perfkit.framework.model import Framework
from perfkit.publishing.arrange import EXPLORE, tags
from perfkit.publishing.plan import PagePlan
from perfkit.publishing.site import Site, executed, read_site, sources_of
from perfkit.views.plain_style import PLAIN_STYLE

JUPYTER = Path(__file__).parent / "templates"  # as a folder of Jupyter data, for Voilà
TEMPLATE = "perfkit"
HOME = JUPYTER / "nbconvert" / "templates"
STATIC = HOME / TEMPLATE / "static"
FIRST_HEADING = "<h1"
TREE = '<ul class="tree"'  # which a script makes a tree to walk by keyboard


def write_site(
    folder: Path,
    plans: Sequence[PagePlan],
    *,
    framework: Framework | None = None,
    attention: Mapping[str, int] | None = None,
) -> tuple[Path, ...]:
    """Write an edition's pages and contents as HTML beside its executed notebooks.

    Every address in them is relative, so that they open from disk as from a server. `framework`
    gives the sources under each page; `attention` how many things need each body's readers. A
    plan whose notebook was not executed is named in the contents as absent.
    """
    site = read_site(folder, plans, attention)
    there = [plan for plan in plans if executed(folder, plan).is_file()]
    pages = tuple(_write_page(folder, plan, site, framework) for plan in there)
    shutil.copytree(STATIC, folder / "pages" / "static", dirs_exist_ok=True)
    # Twice: at the head of the edition for who opens it from disk, and beside the pages, so that
    # each page's link to it is the same from disk and from the server.
    here = _write(folder / "index.html", contents_html(site, prefix="pages/"))
    beside = _write(folder / "pages" / "index.html", contents_html(site))
    return (here, beside, *pages)


def page_html(
    notebook: nbformat.NotebookNode,
    plan: PagePlan,
    site: Site,
    *,
    sources: Sequence[Mapping[str, Any]] = (),
) -> str:
    """Return one executed notebook as a page.

    The body's name is the first heading, unless an output has one: a page has exactly one.
    """
    told = {
        "site": site,
        "page": plan,
        "level": site.level(plan.level),
        "sources": list(sources),
        "explores": any(EXPLORE in tags(cell) for cell in notebook.cells),
        "has_heading": any(FIRST_HEADING in html for html in _shown(notebook)),
        "has_tree": any(TREE in html for html in _shown(notebook)),
    }
    html, _ = _exporter().from_notebook_node(notebook, resources={"perfkit": told})
    return str(html)


def contents_html(site: Site, *, prefix: str = "") -> str:
    """Return the contents page, level by level; `prefix` is the way from it to the pages."""
    template = environment().get_template("contents.html.j2")
    return template.render(site=site, prefix=prefix, static=f"{prefix}static")


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


def _shown(notebook: nbformat.NotebookNode) -> list[str]:
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [output.get("data", {}).get("text/html", "") for output in outputs]


def _write(path: Path, html: str) -> Path:
    path.write_text(html, encoding="utf-8", newline="\n")
    return path
