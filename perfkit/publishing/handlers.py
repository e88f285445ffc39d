"""What the server answers at each address: a page that is read, a page explored, or words."""

import asyncio
import json
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.base.handlers import JupyterHandler
from tornado import web
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import (
    VoilaKernelWebsocketHandler,
    read_header_from_binary_message,
)

from perfkit.edition import contents
from perfkit.errors import UnknownNameError
from perfkit.paths import Paths
from perfkit.publishing.editions import read_editions
from perfkit.publishing.html import editions_html, message_html, other_editions_html

READ_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'self'"
)
LIVE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'self'"
)
EXPLORE = "<!-- explore -->"
EDITIONS = "<!-- editions -->"
LEFT_ALONE_SECONDS = 20
WAIT_SECONDS = 15


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
        address = f"{self.base_url}explore/{edition}/{page}"
        offer = (
            f'<p class="explore"><a rel="nofollow" href="{address}">Explore these figures</a></p>'
        )
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        paths: Paths = self.settings["perfkit_paths"]
        others = other_editions_html(page or "index", edition, read_editions(paths.outputs))
        self.finish(html.replace(EXPLORE, offer, 1).replace(EDITIONS, others, 1))


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


class Explore(TornadoVoilaHandler):  # type: ignore[misc]
    """``/explore/<edition>/<page>``: the executed notebook run again in a kernel of its own."""

    content_security_policy = LIVE_POLICY
    write_error = Speaking.write_error
    say = Speaking.say
    edition_folder = Speaking.edition_folder

    @web.authenticated
    async def get(self, edition: str, page: str) -> None:
        """Answer with the live page, or ask to wait while too many are open."""
        folder = self.edition_folder(edition)
        if not (folder / "pages" / f"{page}.ipynb").is_file():
            raise web.HTTPError(404)
        if len(list(self.kernel_manager.list_kernel_ids())) >= self.settings["perfkit_explorers"]:
            self.set_status(503)
            self.set_header("Retry-After", str(WAIT_SECONDS))
            self.say("Please wait", "As many pages are being explored as this server can hold.")
            return
        _ = self.xsrf_token  # sets the cookie that the page needs to end its kernel
        await super().get(f"{edition}/pages/{page}.ipynb")


class Channels(VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """The line between a live page and its kernel.

    Voilà drops what would run code. Beyond that, a visitor is not told how a change failed, since
    that would show paths and source; and a kernel whose page has gone is ended.
    """

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Pass a message on to the visitor, but for the details of a failure."""
        if _kind(message) == "error":
            self.log.error("A visitor's change failed in kernel %s.", self.path_args)
            return None
        return super().write_message(message, binary)

    def on_close(self) -> None:
        """End the kernel when its page does not come back."""
        super().on_close()
        loop = asyncio.get_running_loop()
        loop.call_later(LEFT_ALONE_SECONDS, lambda: loop.create_task(self._end_if_alone()))

    async def _end_if_alone(self) -> None:
        kernel = self.path_kwargs.get("kernel_id") or self.path_args[0]
        manager = self.kernel_manager
        if kernel in manager and not manager._kernel_connections.get(kernel):
            await ensure_async(manager.shutdown_kernel(kernel))


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


def _kind(message: Any) -> str:
    if isinstance(message, bytes):
        head = read_header_from_binary_message(message)
    else:
        whole = json.loads(message) if isinstance(message, str) else message
        head = whole.get("header")
    return str((head or {}).get("msg_type", ""))
