"""What the first view of a page costs its reader: bytes, requests, and the time until it is seen.

Serve an edition (``perfkit serve``), then: ``python benchmarks/reading.py ADDRESS PAGE…``, as in
``python benchmarks/reading.py http://127.0.0.1:8866/illustrative clt acp-board``.
"""

import shutil
import statistics
import sys

import click
from playwright.sync_api import Browser, sync_playwright

VISITS = 5
NAMES = ("chromium", "chromium-browser", "google-chrome")
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def visit(browser: Browser, address: str) -> tuple[int, int, float]:
    """Return the requests, the bytes on the line and the seconds to the first paint of one visit.

    The cache is empty. Words and first pictures are painted together: both are in the HTML.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    sizes: list[int] = []
    line.on("Network.loadingFinished", lambda told: sizes.append(int(told["encodedDataLength"])))
    page.goto(address, wait_until="networkidle")
    painted = float(page.evaluate(PAINTED)) / 1000
    context.close()
    return len(sizes), sum(sizes), painted


def main(address: str, *pages: str) -> None:
    """Print one line a page: medians of several visits."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for page in pages:
            visits = [visit(browser, f"{address}/{page}") for _ in range(VISITS)]
            requests, sent, seconds = (
                statistics.median(column) for column in zip(*visits, strict=True)
            )
            click.echo(f"{page}: {requests:.0f} requests, {sent / 1000:.0f} kB, {seconds:.2f} s")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
