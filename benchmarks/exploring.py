"""Time a click on "Explore these figures" until a widget answers, beside stock Voilà, in one run.

Run it as ``python benchmarks/exploring.py [visits] [edition] [page]`` in a workbook whose edition
was made (``perfkit run``). Both serve the same executed notebook to headless Chromium, each visit
with an empty cache. "Shown" is when the first control and its answer are in view, "answer" when a
change of the measure has been answered. Stock Voilà runs all of the notebook's cells.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import click
from playwright.sync_api import Browser, Page, sync_playwright

from perfkit.paths import VARIABLE, Paths, find_workbook

HOST = "127.0.0.1"
SLOWEST = 120_000  # milliseconds
SETTLE = 12  # seconds between visits: a spare is started again in them
# Asked at each frame that the browser draws: a locator that waits asks twice a second in the end,
# and would measure itself. The live page is the page itself, or in the frame of the one read.
LIVE = "const page = document.querySelector('#explore-frame')?.contentDocument ?? document;"
SAID = "const said = page.querySelector('.explore-said')?.innerText ?? '';"
SHOWN = f"""() => {{ {LIVE} {SAID}
    const drawn = [...page.querySelectorAll('.explore-answer svg')];
    return said.includes('Shown: ') && drawn.some((svg) => svg.getClientRects().length);
}}"""
CHANGE = f"""() => {{ {LIVE} {SAID}
    const select = page.querySelector('.explore-controls select');
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change', {{ bubbles: true }}));
    return said;
}}"""
ANSWERED = f"(before) => {{ {LIVE} {SAID} return said.includes('Shown: ') && said !== before; }}"


def main(visits: int, edition: str, page: str) -> None:
    """Say seconds to the first view and to the first answer, for both."""
    paths = find_workbook(os.environ, Path.cwd())
    found = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    click.echo(f"{edition}/{page}, {os.cpu_count()} cores, load {load}: seconds from the click")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for name, way in {"perfkit serve": ours, "stock voila": stock}.items():
            with way(paths, edition, page) as address:
                times = [visit(browser, address, framed=way is ours) for _ in range(visits)]
            shown, answered = zip(*times, strict=True)
            told = ", ".join(f"{one:.2f}" for one in answered)
            click.echo(
                f"  {name:14}  shown {median(shown):.2f}  answer {median(answered):.2f}  ({told})"
            )
        browser.close()


@contextmanager
def ours(paths: Paths, edition: str, page: str) -> Iterator[str]:
    """Serve the workbook as its readers have it."""
    port = free_port()
    command = ("-m", "perfkit", "serve", edition, "--no-browser", "--port", str(port))
    with running(paths, port, *command):
        yield f"http://{HOST}:{port}/{edition}/{page}"


@contextmanager
def stock(paths: Paths, edition: str, page: str) -> Iterator[str]:
    """Serve the same executed notebook with Voilà as it comes."""
    port = free_port()
    with tempfile.TemporaryDirectory() as place:
        copy = shutil.copy(paths.edition(edition) / "pages" / f"{page}.ipynb", place)
        command = ("-m", "voila", str(copy), "--no-browser", f"--port={port}")
        with running(paths, port, *command):
            yield f"http://{HOST}:{port}/"


def visit(browser: Browser, address: str, *, framed: bool) -> tuple[float, float]:
    """Return the seconds until the first view, and until the first change was answered."""
    time.sleep(SETTLE)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    if framed:
        page.goto(address, wait_until="networkidle")
        button = page.get_by_role("button", name="Explore these figures")
        start = time.perf_counter()
        button.dispatch_event("click")  # one that looks first whether it can click takes its time
    else:
        start = time.perf_counter()
        page.goto(address, wait_until="commit")
    seen = watch(page, start)
    page.goto("about:blank")
    context.close()
    return seen


def watch(page: Page, start: float) -> tuple[float, float]:
    """Wait for the first control and its answer, change it, and wait for the next."""
    page.wait_for_function(SHOWN, timeout=SLOWEST)
    shown = time.perf_counter() - start
    before = page.evaluate(CHANGE)
    page.wait_for_function(ANSWERED, arg=before, timeout=SLOWEST)
    return shown, time.perf_counter() - start


@contextmanager
def running(paths: Paths, port: int, *command: str) -> Iterator[None]:
    """Run a server until it is no longer needed."""
    told = os.environ | {VARIABLE: str(paths.root)}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        [sys.executable, *command], cwd=paths.root, env=told, stdout=quiet, stderr=quiet
    ) as server:
        try:
            until = time.monotonic() + 90
            while not answers(port):
                if server.poll() is not None or time.monotonic() > until:
                    raise SystemExit(f"{' '.join(command)} did not start.")
                time.sleep(0.2)
            yield
        finally:
            server.terminate()
            server.wait(30)


def answers(port: int) -> bool:
    """Whether something listens on a port."""
    with socket.socket() as trial:
        return trial.connect_ex((HOST, port)) == 0


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        return int(taken.getsockname()[1])


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        int(given[0]) if given else 3,
        given[1] if len(given) > 1 else "illustrative",
        given[2] if len(given) > 2 else "clt",
    )
