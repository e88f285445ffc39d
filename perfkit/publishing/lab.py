"""Open JupyterLab at the workbook's notebooks, on this machine alone."""

import logging
import os
import secrets
import webbrowser
from pathlib import Path
from typing import Any

import click

from perfkit.paths import VARIABLE, Paths
from perfkit.publishing.kernels import DISPLAY_NAME, NAME
from perfkit.publishing.light_imports import leave_out_iri_grammars
from perfkit.publishing.port import LOOPBACK, refuse_taken

leave_out_iri_grammars()  # before Jupyter brings jsonschema

from jupyterlab.labapp import LabApp  # noqa: E402
from tornado.ioloop import IOLoop  # noqa: E402

OPENS_AT = "lab/tree/notebooks"
SETTINGS = Path(__file__).parent / "jupyter"  # as a folder of Jupyter's configuration
# What every notebook says of its kernel: else each save would change it, on each machine otherwise.
KERNEL = {
    "kernelspec": {"display_name": DISPLAY_NAME, "language": "python", "name": NAME},
    "language_info": {"name": "python"},
}


def open_lab(paths: Paths, *, port: int = 8888, open_browser: bool = True) -> None:
    """Serve JupyterLab at ``notebooks/`` until it is stopped.

    Its one kernel is the Python that runs perfkit, and knows this workbook. Nothing is asked of
    another machine: no news, no updates, no catalogue of extensions. A notebook is saved without
    what its cells showed, so that no figure leaves with it.

    Raises
    ------
    ServingError
        When the port is in use or may not be used.
    """
    refuse_taken(port)
    # Jupyter warns of itself, whatever the filters say; nothing there is for an analyst to mend.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
    os.environ[VARIABLE] = str(paths.root)
    known = os.environ.get("JUPYTER_CONFIG_PATH")
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(
        [str(SETTINGS), *([known] if known else [])]
    )
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    token = secrets.token_hex(16)
    address = f"http://{LOOPBACK}:{port}/{OPENS_AT}?token={token}"
    click.echo(f"JupyterLab is at {address}")
    click.echo("It is open to this machine alone. Stop with Ctrl and C.")
    app = LabApp.initialize_server(argv=_arguments(paths, port, token))
    if open_browser:
        IOLoop.current().call_later(1, lambda: webbrowser.open(address))
    app.start()
    click.echo("Stopped.")


def without_outputs(model: dict[str, Any], **_: Any) -> None:
    """Take out of a notebook about to be saved what its cells showed, in place (a save hook).

    What it says of its kernel is made the same for every machine.
    """
    if model["type"] != "notebook" or model["content"].get("nbformat") != 4:
        return
    model["content"]["metadata"].update(KERNEL)
    for cell in model["content"]["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            cell["execution_count"] = None


def _arguments(paths: Paths, port: int, token: str) -> list[str]:
    told = {
        "ServerApp.ip": LOOPBACK,
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,  # or a busy port would silently move it
        "ServerApp.open_browser": False,  # its own way leads through a file that is left behind
        "ServerApp.root_dir": paths.root,  # pages.yml can be edited beside the notebooks
        "ServerApp.allow_root": True,  # in a container one often is; no other machine can reach it
        "ServerApp.answer_yes": True,  # one Ctrl and C stops it, as it stops perfkit serve
        "ServerApp.kernel_spec_manager_class": "perfkit.publishing.kernels.ThisPython",
        "ContentsManager.pre_save_hook": "perfkit.publishing.lab.without_outputs",
        "IdentityProvider.token": token,
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "LabApp.news_url": None,
        "LabApp.extension_manager": "readonly",
        "Application.log_level": "ERROR",
    }
    return [f"--{name}={value}" for name, value in told.items()]
