"""Warm kernels: each worker keeps one running and hands it to notebook after notebook."""

import asyncio
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import ensure_async, ensure_event_loop, run_sync

NAME, DISPLAY_NAME = "python3", "Python 3 (ipykernel)"  # as notebooks name it
START_SECONDS = 60
WARM_UP = """
import sys
sys.modules.setdefault("rfc3987_syntax", None)  # see perfkit.publishing.light_imports
import perfkit
"""
EMPTY = """
if "ipywidgets" in __import__("sys").modules:
    __import__("ipywidgets").Widget.close_all()
__import__("os").chdir({folder!r})
get_ipython().reset()  # what %reset -f does, and the count of cells starts again
"""
# What is left beside IPython's own names; __builtins__ and __name__ always stay.
LEFT = """[
    name for name in set(get_ipython().user_ns) - set(get_ipython().user_ns_hidden)
    if not name.startswith("__")
]"""


class ThisPython(KernelSpecManager):
    """Knows one kernel: the Python that runs perfkit, never one that happens to be installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return this Python's kernel, whatever name is asked for."""
        command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        # A history file would be shared by all kernels, and lock.
        command.append("--HistoryManager.enabled=False")
        return KernelSpec(argv=command, display_name=DISPLAY_NAME, language="python", name=NAME)

    def find_kernel_specs(self) -> dict[str, str]:
        """Return the one name there is."""
        return {NAME: ""}

    def get_all_specs(self) -> dict[str, Any]:
        """Return the one kernel there is."""
        spec = self.get_kernel_spec(NAME).to_dict()
        return {NAME: {"resource_dir": "", "spec": spec}}


class Kernel:
    """One running kernel and the line to it, for the thread that started it."""

    def __init__(self, manager: AsyncKernelManager) -> None:
        self.manager = manager
        self.client = manager.client()

    async def connect(self) -> None:
        """Open the line, and import what every notebook imports."""
        self.client.start_channels()
        await self.client.wait_for_ready(timeout=START_SECONDS)
        self.client.allow_stdin = False
        await self.ask(WARM_UP)

    async def ask(self, code: str, expression: str = "None") -> str:
        """Run code that leaves no trace, and return what an expression then is."""
        sent = self.client.execute(
            code, silent=True, store_history=False, user_expressions={"asked": expression}
        )
        while True:
            reply: dict[str, Any] = await self.client.get_shell_msg(timeout=START_SECONDS)
            if reply["parent_header"].get("msg_id") == sent:
                break
        answer = reply["content"].get("user_expressions", {}).get("asked", {})
        return str(answer.get("data", {}).get("text/plain", ""))

    async def emptied(self, folder: Path) -> bool:
        """Whether the namespace could be emptied, so that no notebook sees another's names."""
        if not await ensure_async(self.manager.is_alive()):
            return False
        await self.ask(EMPTY.format(folder=str(folder)))
        return await self.ask("", LEFT) == "[]"

    async def end(self) -> None:
        """End the process and free what it held; nothing in it is worth a goodbye."""
        self.client.stop_channels()
        await ensure_async(self.manager.shutdown_kernel(now=True))


class WarmKernels:
    """The kernels of a batch, at most one a thread; none is left when the block ends.

    Parameters
    ----------
    folder
        Where each notebook starts: the workbook's folder.
    environment
        What every kernel is told beside this process's environment.
    reuse
        False starts a kernel for each notebook and throws it away after.
    """

    def __init__(
        self, folder: Path, environment: Mapping[str, str] | None = None, *, reuse: bool = True
    ) -> None:
        self.folder, self.reuse, self.started = folder, reuse, 0
        self._environment = dict(environment or {})
        self._kernels: dict[int, Kernel] = {}
        self._loops: list[asyncio.AbstractEventLoop] = []
        self._place = Path()
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        """Make the place of their sockets."""
        # Short, since the path of a socket may have about a hundred letters.
        self._place = Path(tempfile.mkdtemp(prefix="perfkit-"))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End every kernel, whatever happened."""
        while self._kernels:
            _, kernel = self._kernels.popitem()
            run_sync(kernel.end)()
        for loop in self._loops:
            loop.close()
        shutil.rmtree(self._place, ignore_errors=True)

    def prepare_worker(self) -> None:
        """Give a worker's thread its event loop, closed with the kernels (an `initializer`)."""
        self._loops.append(ensure_event_loop())

    def take(self) -> Kernel:
        """Return this thread's kernel, started if it has none."""
        kernel = self._kernels.get(threading.get_ident())
        if kernel is None:
            kernel = run_sync(self._start)()
            self._kernels[threading.get_ident()] = kernel
        return kernel

    def give_back(self, *, sound: bool) -> None:
        """Empty this thread's kernel for the next notebook; throw away one that is not sound."""
        kernel = self._kernels.pop(threading.get_ident())
        if sound and self.reuse and run_sync(kernel.emptied)(self.folder):
            self._kernels[threading.get_ident()] = kernel
        else:
            run_sync(kernel.end)()

    async def _start(self) -> Kernel:
        with self._lock:
            self.started += 1
            number = self.started
        manager = AsyncKernelManager(
            kernel_name=NAME,
            kernel_spec_manager=ThisPython(),
            connection_file=str(self._place / f"{number}.json"),
        )
        if os.name != "nt":
            manager.transport, manager.ip = "ipc", str(self._place / str(number))
        await ensure_async(manager.start_kernel(cwd=str(self.folder), env=self._told()))
        kernel = Kernel(manager)
        self._kernels[threading.get_ident()] = kernel  # to be ended even if it never answers
        await kernel.connect()
        return kernel

    def _told(self) -> dict[str, str]:
        """Return a kernel's environment: the same for every run, whoever runs it."""
        return {
            **os.environ,
            "IPYTHONDIR": str(self._place),  # nobody's start-up files change a page
            "PYTHONHASHSEED": "0",  # the order of a set is the same in every run
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
            **self._environment,
        }
