"""The line to a kernel that has answered before is ready as soon as the kernel is heard."""

import asyncio
import queue

import pytest
from jupyter_client.asynchronous.client import AsyncKernelClient

from perfkit.publishing.awake_client import AwakeClient


class Heard(AwakeClient):
    """A line on which a kernel is heard on some channels, and which notes what was done."""

    def __init__(self, *channels: str) -> None:
        super().__init__()
        self.channels, self.done = channels, []

    def kernel_info(self) -> str:
        self.done.append("asked")
        return "id"

    async def get_shell_msg(self, **_: object) -> dict[str, object]:
        return self._message("shell")

    async def get_iopub_msg(self, **_: object) -> dict[str, object]:
        return self._message("iopub")

    def _message(self, channel: str) -> dict[str, object]:
        if channel not in self.channels:
            raise queue.Empty
        self.done.append(channel)
        return {}


@pytest.fixture
def waited(monkeypatch):
    """Note for how long the plain client was told to wait."""
    told: list[float | None] = []

    async def wait_for_ready(_: AsyncKernelClient, timeout: float | None = None) -> None:
        told.append(timeout)

    monkeypatch.setattr(AsyncKernelClient, "wait_for_ready", wait_for_ready)
    return told


def test_a_kernel_heard_on_both_channels_is_ready(waited):
    line = Heard("shell", "iopub")
    asyncio.run(line.wait_for_ready(60))
    assert line.done == ["asked", "shell", "iopub"]
    assert waited == []


@pytest.mark.parametrize("channels", [(), ("shell",)])
def test_a_kernel_not_heard_on_both_is_waited_for_as_any_other(channels, waited):
    asyncio.run(Heard(*channels).wait_for_ready(60))
    assert waited == [60]
