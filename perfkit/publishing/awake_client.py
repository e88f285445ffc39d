"""The line to a kernel that has answered before."""

import queue

from jupyter_client.asynchronous.client import AsyncKernelClient


class AwakeClient(AsyncKernelClient):
    """Ready as soon as the kernel is heard on both of its channels.

    The plain client goes on to listen, for a fifth of a second, for what a kernel says as it
    starts. One that waits for visitors has said all of that.
    """

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Return when the kernel has answered; where it does not, wait as the plain client does."""
        self.kernel_info()
        try:
            await self.get_shell_msg(timeout=1)
            await self.get_iopub_msg(timeout=0.2)
        except queue.Empty:
            await super().wait_for_ready(timeout)
