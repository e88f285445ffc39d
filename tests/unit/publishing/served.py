"""A stand-in workbook served, and visitors who ask it for pages and speak with kernels."""

import json
import re
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.ioloop import IOLoop
from tornado.websocket import WebSocketClientConnection, websocket_connect
from voila.tornado.kernel_websocket_handler import read_header_from_binary_message

from perfkit.publishing.html import write_site
from perfkit.publishing.site import Attention
from tests.unit.publishing.stand_in import (
    plan_for,
    stand_in_edition,
    stand_in_notebook,
    stand_in_workbook,
)

EDITION = "2025-26-q3"
V1 = "v1.kernel.websocket.jupyter.org"
START = """
from pathlib import Path
from perfkit.paths import Paths
from perfkit.publishing.serve import Limits, serve
serve(Paths(Path({root!r})), port={port}, open_browser=False, limits=Limits{limits})
"""


def workbook(root: Path) -> None:
    """Write a workbook of one edition and two pages: one to explore, and one to read alone."""
    paths = stand_in_workbook(root)
    folder = stand_in_edition(paths)
    (folder / "pages").mkdir()
    for body, explore in (("clt", ("measure",)), ("residents", ())):
        page = stand_in_notebook(explore=explore)
        page.metadata["perfkit"] = {"edition": EDITION, "body": body, "title": body, "level": "x"}
        nbformat.write(page, folder / "pages" / f"{body}.ipynb")
    write_site(folder, [plan_for("clt"), plan_for("residents")], attention={"clt": Attention(2, 3)})
    (folder / "pages" / "data").mkdir(exist_ok=True)
    (folder / "pages" / "data" / "repairs.csv").write_bytes(b"Period,Value\r\n")
    (folder / "pages" / "data" / "rejected-log.xlsx").write_bytes(b"PK")


def start_line(root: Path, port: int, limits: tuple[int, ...] = ()) -> list[str]:
    return [sys.executable, "-c", START.format(root=str(root), port=port, limits=limits)]


@dataclass
class Served:
    """A server that runs."""

    address: str
    process: psutil.Process

    def kernels(self) -> set[int]:
        """Return the processes of its kernels."""
        return {one.pid for one in self.process.children(recursive=True) if _is_kernel(one)}


@contextmanager
def served(root: Path, *limits: int) -> Iterator[Served]:
    """Serve a stand-in workbook; `limits` are `Limits`, in order. No kernel is left after."""
    workbook(root)
    port = free_port()
    with subprocess.Popen(
        start_line(root, port, limits), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        below: list[psutil.Process] = []
        try:
            until(lambda: server.poll() is not None or _answers(port), 60)
            assert server.poll() is None, "the server did not start"
            yield Served(f"127.0.0.1:{port}", psutil.Process(server.pid))
            below = psutil.Process(server.pid).children(recursive=True)
        finally:
            server.terminate()
            server.wait(30)
    _, left = psutil.wait_procs(below, timeout=10)
    assert left == []


@dataclass
class Visitor:
    """Somebody with cookies of their own."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> HTTPResponse:
        return self._ask(path)

    def post(self, path: str) -> HTTPResponse:
        token = self.cookies.get("_xsrf", "")
        return self._ask(path, method="POST", body=f"_xsrf={token}")

    def explore(self, query: str = "") -> str:
        """Open a page that is explored; return its kernel."""
        html = self.get(f"/explore/{EDITION}/clt{query}").body.decode()
        kernel = re.search(r'"kernelId": "([\w-]+)"', html)
        assert kernel is not None, html
        return kernel[1]

    def running(self, kernel: str) -> bool:
        return bool(json.loads(self.get(f"/explore/running/{kernel}").body)["running"])

    async def line(self, kernel: str, protocol: str = "") -> WebSocketClientConnection:
        """Open a line to a kernel."""
        url = f"ws://{self.address}/api/kernels/{kernel}/channels"
        request = HTTPRequest(url, headers={"Cookie": self._cookies()})
        return await websocket_connect(request, subprotocols=[protocol] if protocol else None)

    def _cookies(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _ask(self, path: str, **how: Any) -> HTTPResponse:
        async def fetch() -> HTTPResponse:
            client = AsyncHTTPClient(force_instance=True)
            try:
                return await client.fetch(
                    f"http://{self.address}{path}",
                    raise_error=False,
                    request_timeout=90,
                    headers={"Cookie": self._cookies()},
                    **how,
                )
            finally:
                client.close()

        answer = IOLoop.current().run_sync(fetch)
        for set_one in answer.headers.get_list("Set-Cookie"):
            name, _, value = set_one.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer


def message(kind: str, channel: str = "shell", **content: object) -> dict[str, Any]:
    header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "x", "username": "x"}
    told = {"header": header | {"version": "5.3", "date": "2026-05-08T00:00:00Z"}}
    return told | {"parent_header": {}, "metadata": {}, "content": content, "channel": channel}


async def say(
    line: WebSocketClientConnection, told: dict[str, Any], protocol: str, kind: str = ""
) -> None:
    """Send a message as either protocol writes it; `kind` says another type beside its header's."""
    if protocol == V1:
        parts = serialize_msg_to_ws_v1(
            told, told["channel"], lambda part: json.dumps(part).encode()
        )
        await line.write_message(parts, binary=True)
    else:
        await line.write_message(json.dumps(told | ({"msg_type": kind} if kind else {})))


async def hear(line: WebSocketClientConnection, until_kind: str) -> list[dict[str, Any]]:
    """Return the headers of what a kernel says, until it says something of a kind."""
    heard: list[dict[str, Any]] = []
    while not heard or heard[-1]["header"]["msg_type"] != until_kind:
        told = await line.read_message()
        assert told is not None, f"the line was closed; heard {heard}"
        if isinstance(told, bytes):
            heard.append({"header": read_header_from_binary_message(told)})
        else:
            heard.append(json.loads(told))
    return heard


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def until(found: Callable[[], object], seconds: float) -> None:
    """Wait until something is found; fail when it is not by then."""
    end = time.monotonic() + seconds
    while not found():
        if time.monotonic() > end:
            pytest.fail(f"not within {seconds} seconds")
        time.sleep(0.1)


def _is_kernel(process: psutil.Process) -> bool:
    try:
        return "ipykernel_launcher" in process.cmdline()
    except psutil.Error:  # it has just ended
        return False


def _answers(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0
