"""What the server answers where a page is explored: a live page, words, or a closed door."""

import json
from typing import Any

import nbformat
from jupyter_server.base.handlers import APIHandler, JupyterHandler
from nbformat.v4 import new_code_cell
from tornado import web
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import (
    VoilaKernelWebsocketHandler,
    read_header_from_binary_message,
)

from perfkit.publishing.arrange import EXPLORE, tags
from perfkit.publishing.handlers import OFFER, Speaking
from perfkit.publishing.html import framed_html
from perfkit.publishing.spares import Limits, VisitorKernels

LIVE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'self'"
)
KERNEL = r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
RUN = {"parameters", "injected-parameters", "setup", EXPLORE}  # the cells of a live page
# All that a visitor's browser may say to a kernel: widgets alone, and nothing that runs code.
SAID_BY_VISITORS = [
    "comm_open",
    "comm_msg",
    "comm_close",
    "comm_info_request",
    "kernel_info_request",
]
# All that a kernel may say to a visitor's browser: no output, so no traceback, path or source.
TOLD_TO_VISITORS = {
    "comm_open",
    "comm_msg",
    "comm_close",
    "comm_info_reply",
    "kernel_info_reply",
    "status",
}


def live_part(notebook: nbformat.NotebookNode, query: str) -> nbformat.NotebookNode:
    """Return what of an executed notebook runs for a visitor: its settings and what explores.

    `query` comes from a stranger: it is handed over as a Python string that is written out
    (``repr``), in a cell before all others, since a kernel that waited knows of no request.
    """
    told = f"import os\nos.environ['QUERY_STRING'] = {query!r}"
    kept = [cell for cell in notebook.cells if RUN & set(tags(cell))]
    notebook.cells = [new_code_cell(told, id="address"), *kept]
    return notebook


def before_launch(handler: Any, notebook: nbformat.NotebookNode, cwd: str) -> Any:
    """Prepare a notebook that Voilà is about to run: its ``prelaunch_hook``."""
    return live_part(notebook, handler.request.query)


def kernels_of(handler: Any) -> VisitorKernels:
    """Return the kernels that a handler's server keeps for visitors."""
    kept: VisitorKernels = handler.kernel_manager
    return kept


class Explore(TornadoVoilaHandler):  # type: ignore[misc]
    """``/explore/<edition>/<page>``: the cells that explore, in a kernel of the visitor's own."""

    content_security_policy = LIVE_POLICY
    write_error = Speaking.write_error
    say = Speaking.say
    edition_folder = Speaking.edition_folder

    @web.authenticated
    async def get(self, edition: str, page: str) -> None:
        """Answer with the live page, or ask to wait while all places are taken."""
        read = self.edition_folder(edition) / "pages" / f"{page}.html"
        if not read.is_file() or OFFER not in read.read_text(encoding="utf-8"):
            raise web.HTTPError(404)
        kernels = kernels_of(self)
        visit = kernels.reserve(self.current_user.username)
        if visit is None:
            self._please_wait()
            return
        _ = self.xsrf_token  # sets the cookie that the page needs to end its kernel
        try:
            await super().get(f"{edition}/pages/{page}.ipynb")
        finally:
            limits: Limits = self.settings["perfkit_limits"]
            kernels.release(visit, after=limits.left_seconds)

    def _please_wait(self) -> None:
        # Nothing went wrong, so it is no error to the browser or in the log: the page waits.
        self.set_header("Cache-Control", "no-store")
        words = (
            "As many people are exploring as this server can hold. Your place opens here by "
            "itself as soon as one of them leaves."
        )
        again = ("Try now", self.request.uri or "")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(framed_html("Please wait", words, again=again, home=self.base_url))


class Room(Speaking):
    """``/explore/room``: whether there is a place, for a page that waits for one."""

    @web.authenticated
    def get(self) -> None:
        """Answer yes or no."""
        kernels = kernels_of(self)
        self.set_header("Cache-Control", "no-store")
        self.finish({"free": kernels.visits() < kernels.explorers})


class Running(Speaking):
    """``/explore/running/<kernel>``: whether a visitor's own kernel is still there."""

    @web.authenticated
    def get(self, kernel: str) -> None:
        """Answer yes or no; of another's kernel always no."""
        kernels = kernels_of(self)
        self.set_header("Cache-Control", "no-store")
        self.finish({"running": kernels.belongs_to(kernel, self.current_user.username)})


class Away(Speaking):
    """``/explore/away/<edition>/<page>``: where a live page goes whose kernel is gone."""

    @web.authenticated
    def get(self, edition: str, page: str) -> None:
        """Say so, and lead back to the same view."""
        query = f"?{self.request.query}" if self.request.query else ""
        again = f"{self.base_url}explore/{edition}/{page}{query}"
        words = "Nothing was changed here for a while, so the place was given to others."
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(
            framed_html(
                "You have been away", words, again=("Start again", again), home=self.base_url
            )
        )


class Model(APIHandler):
    """``/api/kernels/<kernel>``: what Voilà's front end asks of the kernel it is to speak with."""

    @web.authenticated
    def get(self, kernel: str) -> None:
        """Answer to the visitor whose kernel it is; there is no way to end or restart it here."""
        kernels = kernels_of(self)
        if not kernels.belongs_to(kernel, self.current_user.username):
            raise web.HTTPError(404)
        self.finish(json.dumps(kernels.model(kernel), default=str))


class End(JupyterHandler):
    """``/voila/api/shutdown/<kernel>``: what a live page sends as it is closed."""

    @web.authenticated
    async def post(self, kernel: str) -> None:
        """End the visitor's own kernel; another's, or one that is gone, is left as it is."""
        kernels = kernels_of(self)
        if kernels.belongs_to(kernel, self.current_user.username):
            await kernels.end(kernel)
        self.set_status(204)
        self.finish()


class Channels(VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """The line between a live page and its kernel: the visitor's own, and for widgets alone.

    What a visitor may say is held by the kernels' ``allowed_message_types``; here is held who may
    speak, and what a kernel may answer. A kernel whose page has gone is ended.
    """

    async def pre_get(self) -> None:
        """Refuse everybody but the visitor whom the kernel was given to."""
        kernels = kernels_of(self)
        if not kernels.belongs_to(self.kernel_id, self.current_user.username):
            raise web.HTTPError(404)
        await super().pre_get()

    def on_message(self, ws_message: Any) -> None:
        """Take a message to the kernel, unless it would keep the server counting for ever."""
        if isinstance(ws_message, bytes) and not is_whole(ws_message):
            self.close(1003, "not a message")
            return
        super().on_message(ws_message)

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Pass on what widgets need, and nothing else."""
        kind = kind_of(message)
        if kind in TOLD_TO_VISITORS:
            return super().write_message(message, binary)
        if kind == "error":
            self.log.error("A visitor's change failed in kernel %s.", self.kernel_id)
        return None

    def on_close(self) -> None:
        """End the kernel when its page does not come back."""
        super().on_close()
        limits: Limits = self.settings["perfkit_limits"]
        kernels_of(self).end_if_left(self.kernel_id, after=limits.left_seconds)


def is_whole(message: bytes) -> bool:
    """Whether a binary message is as long as its first number says it has parts.

    Who reads one goes through as many parts as that number says, and it may say 2 to the 64th.
    """
    parts = int.from_bytes(message[:8], "little")
    return 0 < parts and 8 * (parts + 1) <= len(message)


def kind_of(message: Any) -> str:
    """Return the type of a message to a browser, in either of the two ways of writing one."""
    if isinstance(message, bytes):
        head = read_header_from_binary_message(message) if is_whole(message) else None
    else:
        whole = json.loads(message) if isinstance(message, str) else message
        head = whole.get("header")
    return str((head or {}).get("msg_type", ""))


def addresses(base: str, name: str, voila: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return the addresses that exploring needs; `name` is the pattern of an edition or a page."""
    return [
        (rf"{base}explore/room", Room),
        (rf"{base}explore/running/{KERNEL}", Running),
        (rf"{base}explore/away/{name}/{name}", Away),
        (rf"{base}explore/{name}/{name}", Explore, voila),
        (rf"{base}api/kernels/{KERNEL}/channels", Channels),
        (rf"{base}api/kernels/{KERNEL}", Model),
        (rf"{base}voila/api/shutdown/{KERNEL}", End),
    ]
