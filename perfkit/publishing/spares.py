"""The kernels of visitors: some kept warm, each given to one visitor and ended after the visit."""

import asyncio
import os
import queue
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from jupyter_server.utils import ApiPath
from traitlets import Float, Int, Unicode

from perfkit.publishing.awake_client import AwakeClient
from perfkit.publishing.kernels import NAME, Kernel

MOST_TRIES = 3  # to start a spare: then the next visitor starts their own
WARM_UP = """
import sys
sys.modules.setdefault("rfc3987_syntax", None)  # see perfkit.publishing.light_imports
import ipywidgets
import perfkit as pk
"""
# Each panel shown once: every import and table that a visitor's first answers need is then at hand.
FIRST_ANSWERS = """
for explore in (pk.explore_measure, pk.explore_list, pk.explore_changes, pk.explore_together):
    explore(pk.open_book({edition!r}))
ipywidgets.Widget.close_all()
"""


@dataclass(frozen=True)
class Limits:
    """How many may explore, how many kernels wait for them, and how long one is kept."""

    explorers: int = 10
    spares: int = 2
    away_seconds: int = 900  # nothing was changed for so long: the visitor has gone away
    left_seconds: int = 20  # the page's line has been closed for so long: the visitor has left


@dataclass(eq=False)
class Visit:
    """One visitor's place, from asking for a page to the kernel that was given."""

    owner: str
    kernel: str = ""


VISIT: ContextVar[Visit | None] = ContextVar("visit", default=None)


class VisitorKernels(AsyncMappingKernelManager):
    """Voilà's kernels, with spares.

    A spare is a kernel that has imported what a page needs and waits. It is given to the next
    visitor and replaced after a while, one at a time, so that the new one does not take the
    processor from who is exploring. Spares are not culled and do not count as visits.
    """

    explorers = Int(config=True)
    spares = Int(config=True)
    warm_up = Unicode(WARM_UP, config=True)
    refill_seconds = Float(3.0, config=True)

    def __init__(self, **told: Any) -> None:
        super().__init__(**told)  # type: ignore[no-untyped-call]
        self._waiting: list[str] = []
        self._owners: dict[str, str] = {}
        self._coming: set[Visit] = set()
        self._warming = ""
        self._refilling: asyncio.Task[None] | None = None

    # Visits ---------------------------------------------------------------------------------

    def visits(self) -> int:
        """Return how many places are taken: kernels given, and pages being made."""
        self._owners = {kernel: who for kernel, who in self._owners.items() if kernel in self}
        return len(self._owners) + len(self._coming)

    def reserve(self, owner: str) -> Visit | None:
        """Take a place for a visitor, or return None while all are taken."""
        if self.visits() >= self.explorers:
            return None
        visit = Visit(owner)
        self._coming.add(visit)
        VISIT.set(visit)
        return visit

    def release(self, visit: Visit, *, after: float) -> None:
        """Let go of a place whose page was sent; end its kernel later if no line was opened."""
        self._coming.discard(visit)
        if visit.kernel:
            self.end_if_left(visit.kernel, after=after)

    def belongs_to(self, kernel: str, owner: str) -> bool:
        """Whether a kernel runs and was given to this visitor."""
        return kernel in self and self._owners.get(kernel) == owner

    def end_if_left(self, kernel: str, *, after: float) -> None:
        """End a kernel that has no line to a page after so many seconds."""
        loop = asyncio.get_running_loop()
        loop.call_later(after, lambda: loop.create_task(self._end_if_left(kernel)))

    async def _end_if_left(self, kernel: str) -> None:
        if kernel in self and not self._kernel_connections.get(kernel):
            await self.end(kernel)

    async def end(self, kernel: str) -> None:
        """End a kernel that runs."""
        await self.shutdown_kernel(kernel)

    async def shutdown_kernel(  # type: ignore[override]
        self, kernel_id: str, now: bool = False, restart: bool = False
    ) -> None:
        """End a kernel at once, whoever asks and however.

        Nothing in one is worth a goodbye, and one asked to leave by itself closes its sockets
        while its threads still wait on them: now and then it dies of that, loudly.
        """
        ended = super().shutdown_kernel(kernel_id, now=True, restart=restart)  # type: ignore[no-untyped-call]
        await ensure_async(ended)

    def model(self, kernel: str) -> dict[str, Any]:
        """Return what the front end is told of a kernel."""
        return dict(self.kernel_model(kernel))  # type: ignore[no-untyped-call]

    # Kernels --------------------------------------------------------------------------------

    async def start_kernel(self, **_: Any) -> str:  # type: ignore[override]
        """Give a spare to the visitor who asks, or start a kernel where there is none.

        Every kernel is started alike, so none is told anything of a request: what a page needs
        of its address, its first cell says.
        """
        visit = VISIT.get()
        kernel = await self._spare() or await self._start()
        if visit is not None:
            visit.kernel = kernel
            self._owners[kernel] = visit.owner
            self._coming.discard(visit)
        self.refill(after=self.refill_seconds)
        return kernel

    def refill(self, *, after: float = 0) -> None:
        """Start spares, one after another, until there are as many as there should be."""
        if self._refilling is None or self._refilling.done():
            self._refilling = asyncio.get_running_loop().create_task(self._refill(after))

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel nobody has used for long; a spare is meant to wait."""
        if kernel_id not in self._waiting:
            await super().cull_kernel_if_idle(kernel_id)  # type: ignore[no-untyped-call]

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """Replace a spare that died; a visitor's is gone, and its page says so."""
        super()._handle_kernel_died(kernel_id)  # type: ignore[no-untyped-call]
        if kernel_id in self._waiting:
            self._waiting.remove(kernel_id)
        elif kernel_id == self._warming and self._refilling is not None:
            self._refilling.cancel()  # or it would wait a minute for an answer
            self._refilling = None
        else:
            return
        self.refill(after=self.refill_seconds)

    async def _spare(self) -> str | None:
        while self._waiting:
            kernel = self._waiting.pop(0)
            if kernel in self and await ensure_async(self.get_kernel(kernel).is_alive()):
                return kernel
        return None

    async def _start(self) -> str:
        told = {
            **os.environ,
            "IPYTHONDIR": self.connection_dir,  # nobody's start-up files change a page
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        }
        place = ApiPath("")  # the outputs; a notebook finds its workbook by the environment
        return str(await super().start_kernel(kernel_name=NAME, path=place, env=told))

    async def _refill(self, after: float) -> None:
        tries = 0
        while len(self._waiting) < self.spares and tries < MOST_TRIES:
            await asyncio.sleep(after)
            after = self.refill_seconds
            try:
                self._waiting.append(await self._warmed())
                tries = 0
            except (RuntimeError, queue.Empty) as error:
                tries += 1
                self.log.error("A kernel for visitors could not be started: %s", error)  # noqa: TRY400 - one line

    async def _warmed(self) -> str:
        kernel = self._warming = await self._start()
        manager: Any = self.get_kernel(kernel)
        line = Kernel(manager)
        try:
            await line.connect()
            await line.ask(self.warm_up)
            manager.client_factory = AwakeClient
        except (RuntimeError, queue.Empty):
            if kernel in self:
                await self.end(kernel)
            raise
        finally:
            self._warming = ""
            line.client.stop_channels()
        return kernel
