"""Serve the editions: pages that are read without a kernel, and the same pages to explore."""

import logging
import os
import shutil
import sys
import webbrowser
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
from jupyter_core.utils import run_sync
from tornado.ioloop import IOLoop

from perfkit.edition import contents
from perfkit.errors import ServingError
from perfkit.paths import VARIABLE, Paths
from perfkit.publishing.light_imports import leave_out_iri_grammars

leave_out_iri_grammars()  # before Voilà brings jsonschema

from traitlets import Any as AnyTrait  # noqa: E402
from traitlets import Int, Unicode  # noqa: E402
from traitlets.config import Config  # noqa: E402
from voila.app import Voila  # noqa: E402

from perfkit.publishing import explore, handlers  # noqa: E402
from perfkit.publishing.front_end import WIDGETS, FrontEnd, Script, front_end  # noqa: E402
from perfkit.publishing.html import JUPYTER, STATIC, TEMPLATE  # noqa: E402
from perfkit.publishing.kernels import ThisPython  # noqa: E402
from perfkit.publishing.port import LOOPBACK, refusal  # noqa: E402
from perfkit.publishing.spares import FIRST_ANSWERS, WARM_UP, Limits, VisitorKernels  # noqa: E402
from perfkit.publishing.visitors import KnownWhereTheyExplore  # noqa: E402
from perfkit.views.figures import DATA  # noqa: E402

NAME = r"([\w][\w-]*)"  # of an edition or a page: no dot, so no way out of the outputs
# What Voilà offers and a reader of these pages has no use for: its list of files, its own way to
# a notebook, the files themselves, its sign-in page, and its own lines to a kernel and its end.
DROPPED = (
    "/voila/tree",
    "/voila/render",
    "/voila/api/contents",
    "/voila/api/shutdown",
    "/voila/files",
    "/api/kernels",
    "/logout",
)
LIMITS = Limits()
LONGEST_MESSAGE = 1_000_000  # bytes; the change of a control has some hundreds
PLOTLY = r"(plotly\.min\.js)"  # asked for when a reader makes a chart interactive, not before


def serve(
    paths: Paths,
    *,
    edition: str | None = None,
    port: int = 8866,
    open_browser: bool = True,
    limits: Limits = LIMITS,
) -> None:
    """Serve the workbook's editions on this machine alone, until it is stopped.

    ``/`` leads to the contents of `edition`, or of the newest. `limits` hold what exploring may
    take of the machine.

    Raises
    ------
    UnknownNameError
        When there is no such edition.
    ServingError
        When the port is in use or may not be used.
    """
    if edition:
        contents.find_edition(paths.outputs, edition)
    paths.outputs.mkdir(parents=True, exist_ok=True)
    # Nor is a mistyped address news to who serves, or how often a line is tried.
    logging.getLogger("tornado").setLevel(logging.ERROR)
    # Voilà and its kernels learn these from the environment alone.
    os.environ[VARIABLE] = str(paths.root)
    known = os.environ.get("JUPYTER_PATH")
    os.environ["JUPYTER_PATH"] = os.pathsep.join([str(JUPYTER), *([known] if known else [])])
    Workbook.launch_instance(
        argv=[],
        config=_settings(paths, edition or "", limits),
        limits=limits,
        workbook=paths,
        edition=edition or "",
        root_dir=str(paths.outputs),
        port=port,
        open_browser=open_browser,
    )


class Workbook(Voila):  # type: ignore[misc]
    """Voilà, serving one workbook: its own pages first, Voilà's machinery behind explored ones."""

    name = "voila"  # the section of its settings, and where its handlers look for it
    workbook = AnyTrait()
    edition = Unicode()
    ip = Unicode(LOOPBACK)
    port_retries = Int(0)  # or a busy port would silently move the site
    config_file_paths: list[str] = []  # noqa: RUF012 - a person's own Jupyter settings do not bear
    limits = AnyTrait(LIMITS)

    def init_settings(self) -> dict[str, Any]:
        """Return Voilà's settings, compression (fixed when the server is made) and ours."""
        settings = {
            **super().init_settings(),
            "compress_response": True,
            "websocket_max_message_size": LONGEST_MESSAGE,
            "perfkit_paths": self.workbook,
            "perfkit_edition": self.edition,
            "perfkit_limits": self.limits,
        }
        self.kernel_manager.allowed_message_types = list(explore.SAID_BY_VISITORS)
        return settings

    def init_handlers(self) -> list[Any]:
        """Return the addresses: ours first, what is kept of Voilà's, and words for the rest."""
        base = self.server_url
        voila = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        kept = [rule for rule in super().init_handlers() if _is_kept(rule, base)]
        return [
            (base, handlers.Home),
            (rf"{base}editions\.html", handlers.Editions),
            (rf"{base}static/front-end\.js", FrontEnd, {"script": self._front_end()}),
            (rf"{base}static/(.*)", handlers.Files, {"path": str(STATIC)}),
            *explore.addresses(base, NAME, voila),
            (rf"{base}explore/{NAME}/{NAME}\.html", handlers.Moved),  # a page's link to another
            *kept,
            (rf"{base}{NAME[1:-1]}/static/{PLOTLY}", handlers.Files, {"path": _plotly_files()}),
            (rf"{base}{NAME[1:-1]}/static/(.*)", handlers.Files, {"path": str(STATIC)}),
            (rf"{base}(?:explore/)?{NAME}/{DATA}/{NAME}\.(csv|json|xlsx)", handlers.ChartData),
            (rf"{base}{NAME}/((?:index)?)", handlers.Read),
            (rf"{base}{NAME}/{NAME}", handlers.Read),
            (rf"{base}{NAME}/(?:pages/)?{NAME}\.html", handlers.Moved),
            (rf"{base}.*", handlers.Nowhere),
        ]

    def _front_end(self) -> Script:
        return front_end(self.static_paths, self.labextensions_path)

    def listen(self) -> None:
        """Listen on the port asked for, and on no other, until stopped."""
        try:
            self.app.listen(self.port, self.ip)
        except OSError as error:
            self.stop()
            raise ServingError(refusal(self.port, error)) from None
        address = f"http://{self.ip}:{self.port}{self.base_url}"
        click.echo(f"The pages are at {address} on this machine alone. Stop with Ctrl and C.")
        if self.open_browser:
            webbrowser.open(address)
        self.ioloop = IOLoop.current()
        self.ioloop.add_callback(self.kernel_manager.refill)
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            click.echo("Stopped.")
        finally:
            self.stop()

    def stop(self) -> None:
        """End every kernel at once: nothing in one is worth a goodbye, which could be cut short."""
        shutil.rmtree(self.connection_dir)
        run_sync(self.kernel_manager.shutdown_all)(now=True)


def _plotly_files() -> str:
    """Return where the installed Plotly keeps the script of its charts: no second copy is kept."""
    found = find_spec("plotly")
    assert found is not None  # the package depends on it
    assert found.origin is not None
    return str(Path(found.origin).parent / "package_data")


def _settings(paths: Paths, edition: str, limits: Limits) -> Config:
    settings = Config()
    settings.Application.log_level = "ERROR"  # a line for every visit helps nobody
    settings.Voila.identity_provider_class = KnownWhereTheyExplore
    settings.VoilaConfiguration.template = TEMPLATE
    settings.VoilaConfiguration.allow_template_override = "NO"
    settings.VoilaConfiguration.allow_theme_override = "NO"
    settings.VoilaConfiguration.kernel_spec_manager_class = ThisPython
    settings.VoilaConfiguration.extension_allowlist = list(WIDGETS)
    settings.VoilaConfiguration.show_tracebacks = False
    settings.VoilaConfiguration.file_allowlist = []
    # Voilà's sign of life is an inline script, which the live page's policy refuses.
    settings.VoilaConfiguration.http_keep_alive_timeout = 120
    settings.VoilaConfiguration.prelaunch_hook = explore.before_launch
    settings.VoilaConfiguration.multi_kernel_manager_class = VisitorKernels
    settings.VisitorKernels.explorers = limits.explorers
    settings.VisitorKernels.spares = limits.spares
    settings.VisitorKernels.warm_up = _warm_up(paths, edition)
    settings.MappingKernelManager.cull_idle_timeout = limits.away_seconds
    settings.MappingKernelManager.cull_interval = min(60, limits.away_seconds)
    settings.MappingKernelManager.cull_connected = True
    settings.KernelRestarter.restart_limit = 0  # one that died would come back empty: better gone
    if sys.platform == "linux":  # elsewhere the path of a socket could be too long
        settings.KernelManager.transport = "ipc"
    return settings


def _warm_up(paths: Paths, edition: str) -> str:
    """Return what a kernel runs as it waits; with no edition yet, it would make one."""
    there = contents.editions(paths.outputs)
    return WARM_UP + (FIRST_ANSWERS.format(edition=edition) if there else "")


def _is_kept(rule: tuple[Any, ...], base: str) -> bool:
    pattern = str(rule[0])
    return pattern != base and not any(dropped in pattern for dropped in DROPPED)
