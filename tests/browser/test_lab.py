"""JupyterLab as an analyst meets it: ``perfkit lab``, a notebook opened, every cell run."""

import re
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import HOST, free_port, wait_for
from tests.workbook import PERFKIT, surroundings

pytestmark = pytest.mark.browser
NOTEBOOK = "operations"
SLOWEST = 60_000  # milliseconds, until a kernel has run every cell


@dataclass(frozen=True)
class Lab:
    """A JupyterLab that runs, and what it said of itself."""

    address: str
    notebook: Path


@pytest.fixture(scope="module")
def lab(illustrative_run, tmp_path_factory):
    """Open JupyterLab with nobody's settings, from a folder that is not the workbook."""
    assert illustrative_run.code == 0, illustrative_run.told
    home, port = tmp_path_factory.mktemp("analyst"), free_port()
    said = home / "said.txt"
    root = illustrative_run.paths.root
    command = [*PERFKIT, "--workbook", str(root), "lab", "--no-browser", "--port", str(port)]
    own = {"HOME": str(home), "JUPYTER_CONFIG_DIR": str(home), "JUPYTER_DATA_DIR": str(home)}
    with (
        said.open("w", encoding="utf-8") as line,
        subprocess.Popen(
            command, cwd=home, env=surroundings(**own), stdout=line, stderr=subprocess.STDOUT
        ) as server,
    ):
        try:
            wait_for(port, server, said)
            told = re.search(r"JupyterLab is at (\S+)", said.read_text(encoding="utf-8"))
            assert told is not None
            yield Lab(told[1], root / "notebooks" / f"{NOTEBOOK}.ipynb")
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)
    # A kernel that hears of its end late may say so after.
    assert "Stopped." in said.read_text(encoding="utf-8").splitlines()


def test_it_opens_at_the_notebooks_runs_every_cell_and_saves_no_output(lab, visiting):
    before = lab.notebook.read_bytes()
    with visiting() as visit:
        page = visit.page
        page.goto(lab.address)
        page.get_by_text(f"{NOTEBOOK}.ipynb").first.dblclick(timeout=SLOWEST)
        panel = page.locator(".jp-NotebookPanel")
        expect(panel.locator(".jp-CodeCell").first).to_be_visible(timeout=SLOWEST)
        # Cells sent before there is a kernel would be asked about, not run.
        expect(page.get_by_text("| Idle")).to_be_visible(timeout=SLOWEST)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        expect(panel.locator("figure svg.chart").first).to_be_attached(timeout=SLOWEST)
        prompts = panel.locator(".jp-CodeCell .jp-InputPrompt")
        expect(prompts.last).to_have_text(re.compile(r"\[\d+\]:"), timeout=SLOWEST)
        failed = panel.locator("[data-mime-type='application/vnd.jupyter.error']")
        assert failed.all_inner_texts() == []
        with page.expect_response(lambda answer: answer.request.method == "PUT"):
            page.keyboard.press("Control+s")
        assert page.get_by_text("Jupyter news").count() == 0
        assert visit.outside == []
    assert lab.notebook.read_bytes() == before


def test_its_address_asks_for_a_word_that_only_this_run_knows(lab, visiting):
    with visiting() as visit:
        visit.page.goto(lab.address.partition("?")[0])
        assert "login" in visit.page.url
    assert lab.address.startswith(f"http://{HOST}:")
