import json
import re
import socket
import subprocess
import sys
import time
import uuid
from pathlib import Path

import nbformat
import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.ioloop import IOLoop
from tornado.websocket import websocket_connect

from perfkit.errors import ServingError, UnknownNameError
from perfkit.publishing.html import write_site
from perfkit.publishing.serve import serve
from perfkit.publishing.site import Attention
from tests.unit.publishing.stand_in import (
    plan_for,
    stand_in_edition,
    stand_in_notebook,
    stand_in_workbook,
)

EDITION = "2025-26-q3"
START = """
from pathlib import Path
from perfkit.paths import Paths
from perfkit.publishing.serve import serve
serve(Paths(Path({root!r})), port={port}, open_browser=False)
"""


def workbook(root: Path) -> None:
    paths = stand_in_workbook(root)
    folder = stand_in_edition(paths)
    (folder / "pages").mkdir()
    page = stand_in_notebook()
    page.metadata["perfkit"] = {"edition": EDITION, "body": "clt", "title": "CLT", "level": "x"}
    nbformat.write(page, folder / "pages" / "clt.ipynb")
    write_site(folder, [plan_for("clt")], attention={"clt": Attention(2, 3)})


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    root = tmp_path_factory.mktemp("served") / "stand-in"
    workbook(root)
    port = free_port()
    command = [sys.executable, "-c", START.format(root=str(root), port=port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, server)
        yield f"127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 40
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server did not start")


def get(address: str, path: str, seconds: float = 30) -> HTTPResponse:
    async def fetch() -> HTTPResponse:
        client = AsyncHTTPClient(force_instance=True)
        try:
            return await client.fetch(
                f"http://{address}{path}", raise_error=False, request_timeout=seconds
            )
        finally:
            client.close()

    return IOLoop.current().run_sync(fetch)


def message(kind: str, **content: object) -> str:
    header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "x", "username": "x"}
    told = {"header": header | {"version": "5.3", "date": "2026-05-08T00:00:00Z"}}
    return json.dumps(told | {"parent_header": {}, "metadata": {}, "content": content})


@pytest.mark.browser
def test_a_page_is_read_without_a_kernel_and_explored_without_running_code(address, tmp_path):
    assert "CLT" in get(address, "/").body.decode()

    page = get(address, f"/{EDITION}/clt")
    html = page.body.decode()
    assert page.code == 200
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert not re.search(r"(?:href|src)=.?(?:https?:)?//", html)
    assert "kernelId" not in html
    assert f'href="/explore/{EDITION}/clt"' in html
    assert get(address, f"/{EDITION}/static/perfkit.css").code == 200

    for path in ("/no-such-page", f"/{EDITION}/absent", "/absent/clt", "/voila/files/x", "/api"):
        missing = get(address, path)
        assert missing.code == 404
        assert "There is no such page" in missing.body.decode()

    other = get(address, f"/explore/{EDITION}/clt.html")  # a link from one page to another
    assert other.effective_url.endswith(f"/{EDITION}/clt")

    live = get(address, f"/explore/{EDITION}/clt?template=lab").body.decode()
    assert "Strip of acp-board" in live
    assert not re.search(r"(?:href|src)=.?(?:https?:)?//", live)
    kernel = re.search(r'"kernelId": "([\w-]+)"', live)
    assert kernel is not None
    heard = IOLoop.current().run_sync(lambda: knock(address, kernel[1], tmp_path / "written"))
    assert "kernel_info_reply" in heard
    assert not {"execute_reply", "execute_input", "execute_result"} & set(heard)
    assert not (tmp_path / "written").exists()


async def knock(address: str, kernel: str, file: Path) -> list[str]:
    """Ask a kernel to run code on every channel, then for what it always answers."""
    line = await websocket_connect(f"ws://{address}/api/kernels/{kernel}/channels")
    for channel in ("shell", "control", "stdin"):
        code = message("execute_request", code=f"open({str(file)!r}, 'w').close()", silent=False)
        await line.write_message(json.dumps(json.loads(code) | {"channel": channel}))
    asked = json.loads(message("kernel_info_request")) | {"channel": "shell"}
    await line.write_message(json.dumps(asked))
    heard: list[str] = []
    while "kernel_info_reply" not in heard:
        told = await line.read_message()
        assert isinstance(told, str)
        heard.append(json.loads(told)["header"]["msg_type"])
    line.close()
    return heard


def test_an_edition_that_is_not_there_is_named_before_the_server_starts(tmp_path):
    paths = stand_in_workbook(tmp_path / "stand-in")

    with pytest.raises(UnknownNameError, match="no edition called '2019-20-q1'"):
        serve(paths, edition="2019-20-q1", open_browser=False)


@pytest.mark.browser
def test_a_busy_port_is_told_and_the_site_does_not_move(tmp_path):
    workbook(tmp_path / "stand-in")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        start = START.format(root=str(tmp_path / "stand-in"), port=port)
        ended = subprocess.run([sys.executable, "-c", start], capture_output=True, timeout=60)

    assert ended.returncode != 0
    said = ended.stderr.decode()
    assert f"{ServingError.__name__}: Port {port} is in use." in said
    assert "name another with --port." in said
