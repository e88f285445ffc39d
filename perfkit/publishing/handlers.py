"""What the server answers at each address: a page that is read, or words."""

from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from tornado import web

from perfkit.edition import contents
from perfkit.errors import UnknownNameError
from perfkit.paths import Paths
from perfkit.publishing.editions import read_editions
from perfkit.publishing.html import (
    editions_html,
    explore_html,
    message_html,
    other_editions_html,
)
from perfkit.views.figures import DATA

READ_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'self'"
)
OFFER = "<!-- explore -->"  # where a page that can be explored says so
INTERACTIVE = "<!-- interactive -->"  # where the script of its charts goes, if it is served
EDITIONS = "<!-- editions -->"  # where a page leads to itself in the other editions there are
SCRIPT = '<script src="static/interactive.js" defer></script>'
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Speaking(JupyterHandler):
    """A handler whose every failure is a page that says what is the matter."""

    @property
    def content_security_policy(self) -> str:
        """No page that is read may run or fetch anything of another's."""
        return READ_POLICY

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer with words; the details stay in the server's log."""
        if status_code == 404:
            self.say("There is no such page", "Nothing is at this address. It may be misspelt.")
        else:
            self.say("Something went wrong", "The page could not be shown. Please try again.")

    def say(self, heading: str, words: str) -> None:
        """Answer with one sentence under a heading."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(message_html(heading, words, home=self.base_url))

    def edition_folder(self, edition: str) -> Any:
        """Return an edition's folder, or say that there is none."""
        paths: Paths = self.settings["perfkit_paths"]
        try:
            return contents.find_edition(paths.outputs, edition)
        except UnknownNameError:
            raise web.HTTPError(404) from None


class Home(Speaking):
    """``/``: the contents of the edition served, or of the newest there is by now."""

    @web.authenticated
    async def get(self) -> None:
        """Lead to the contents."""
        paths: Paths = self.settings["perfkit_paths"]
        edition = self.settings["perfkit_edition"]
        if not edition and not contents.editions(paths.outputs):
            self.say("There is no edition yet", "Make one with: perfkit run")
            return
        self.redirect(f"{self.base_url}{self.edition_folder(edition).name}/")


class Read(Speaking):
    """``/<edition>/<page>``: a page made in the batch; no kernel is started."""

    @web.authenticated
    async def get(self, edition: str, page: str) -> None:
        """Answer with the page's HTML."""
        folder = self.edition_folder(edition)
        path = folder / "pages" / f"{page or 'index'}.html"
        if not path.is_file():
            raise web.HTTPError(404)
        html = path.read_text(encoding="utf-8")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        paths: Paths = self.settings["perfkit_paths"]
        others = other_editions_html(page or "index", edition, read_editions(paths.outputs))
        html = html.replace(OFFER, explore_html(edition, page, home=self.base_url), 1)
        self.finish(html.replace(INTERACTIVE, SCRIPT, 1).replace(EDITIONS, others, 1))


class ChartData(Speaking):
    """``/<edition>/data/<name>.csv``, ``.json`` or ``.xlsx``: a chart's figures, refused rows."""

    @web.authenticated
    async def get(self, edition: str, chart: str, kind: str) -> None:
        """Answer with the file."""
        path = self.edition_folder(edition) / "pages" / DATA / f"{chart}.{kind}"
        if not path.is_file():
            raise web.HTTPError(404)
        if kind != "json":
            self.set_header("Content-Disposition", f'attachment; filename="{chart}.{kind}"')
        self.set_header("Content-Type", KINDS[kind])
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", "no-cache")
        self.finish(path.read_bytes())


class Editions(Speaking):
    """``/editions.html``: the editions there are by now."""

    @web.authenticated
    async def get(self) -> None:
        """Answer with the list."""
        paths: Paths = self.settings["perfkit_paths"]
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(editions_html(paths.outputs, static=f"{self.base_url}static"))


class Moved(Speaking):
    """A page's address as a file has it, in links that must open from disk as well."""

    @web.authenticated
    async def get(self, edition: str, page: str) -> None:
        """Lead to the address without its ending."""
        self.redirect(f"{self.base_url}{edition}/{'' if page == 'index' else page}")


class Nowhere(Speaking):
    """Any other address."""

    @web.authenticated
    async def get(self, *_: str) -> None:
        """Say that nothing is here."""
        raise web.HTTPError(404)


class Files(web.StaticFileHandler):
    """The CSS and scripts of the pages, the same for every reader."""

    def set_extra_headers(self, path: str) -> None:
        """Let them be kept for an hour, and taken as what they are."""
        self.set_header("Cache-Control", "public, max-age=3600")
        self.set_header("X-Content-Type-Options", "nosniff")
