"""A browser, and the illustrative edition served to it."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Response, sync_playwright

from tests.workbook import EDITION, PERFKIT, ROOT, surroundings

NAMES = ("chromium", "chromium-browser", "google-chrome")
HOST = "127.0.0.1"
EXPLORERS = 3
PICTURES = ROOT / "build" / "screenshots"  # never in git; CONTRIBUTING says what they are for


@dataclass
class Visit:
    """One visitor's page, and what went wrong while it was open."""

    page: Page
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Note every error of the console, request to elsewhere and answer that is a refusal."""
        self.page.on("console", lambda said: self._said(said.type, said.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def open(self, address: str) -> None:
        """Go to a page that must be there: a page of words about its absence proves nothing."""
        answer = self.page.goto(address, wait_until="networkidle")
        assert answer is not None and answer.status == 200, address

    def _said(self, kind: str, text: str) -> None:
        if kind == "error":
            self.errors.append(text)

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "file") and parts.hostname != HOST:
            self.outside.append(request.url)

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.refused.append(f"{response.status} {response.url}")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Launch the machine's own Chromium; skip where there is none, unless all must be run."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        message = f"there is no browser here (looked for {', '.join(NAMES)})"
        if os.environ.get("PERFKIT_FULL") == "1":
            pytest.fail(f"{message}, and PERFKIT_FULL=1 asks for every test", pytrace=False)
        pytest.skip(message)
    # Ended with the package: while it lives, no other test could run an event loop.
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def address(illustrative_run, tmp_path_factory) -> Iterator[str]:
    """Serve the edition as a person would, and stop the server as a person would."""
    assert illustrative_run.code == 0, illustrative_run.told
    port = free_port()
    command = [*PERFKIT, "serve", EDITION, "--no-browser", "--port", str(port)]
    command += ["--explorers", str(EXPLORERS)]
    said = tmp_path_factory.mktemp("server") / "said.txt"
    with (
        said.open("w", encoding="utf-8") as line,
        subprocess.Popen(
            command,
            cwd=illustrative_run.paths.root,
            env=surroundings(),
            stdout=line,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        try:
            wait_for(port, server, said)
            yield f"http://{HOST}:{port}"
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                server.kill()  # who started the tests may have had the signal ignored
                raise
    assert said.read_text(encoding="utf-8").splitlines()[1:] == ["Stopped."]


@pytest.fixture(scope="package")
def pictures() -> Path:
    """Return the folder of pictures, without those of the last time."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    return PICTURES


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        return int(taken.getsockname()[1])


def wait_for(port, server, said) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as trial:
            if trial.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"the server did not start: {said.read_text(encoding='utf-8')}")


@pytest.fixture(scope="package")
def visiting(browser):
    """Return a way to visit: a context of its own, closed behind it."""

    @contextmanager
    def opened(**wanted) -> Iterator[Visit]:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | wanted)
        try:
            visit = Visit(context.new_page())
            visit.listen()
            yield visit
        finally:
            context.close()

    return opened
