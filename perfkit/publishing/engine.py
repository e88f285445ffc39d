"""The Papermill engine that runs a notebook in a warm kernel."""

from typing import Any

from perfkit.publishing.light_imports import leave_out_iri_grammars

leave_out_iri_grammars()  # before Papermill brings jsonschema

from papermill.clientwrap import PapermillNotebookClient  # noqa: E402
from papermill.engines import Engine, papermill_engines  # noqa: E402
from papermill.log import logger  # noqa: E402

from perfkit.publishing.arrange import EXPLORE  # noqa: E402
from perfkit.publishing.kernels import WarmKernels  # noqa: E402

ENGINE = "perfkit-warm"


class WarmEngine(Engine):  # type: ignore[misc]
    """Runs a notebook in the calling thread's kernel; one in which a cell failed is not reused."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        *,
        kernels: WarmKernels,
        start_timeout: int = 60,
        execution_timeout: int | None = None,
        **_: Any,
    ) -> None:
        """Execute the cells of a notebook one after another, and stop at one that fails."""
        sound = False
        kernel = kernels.take()
        try:
            client = PapermillNotebookClient(
                nb_man,
                km=kernel.manager,
                kernel_name=kernel_name,
                startup_timeout=start_timeout,
                timeout=execution_timeout,
                store_widget_state=False,
                log=logger,
                skip_cells_with_tag=EXPLORE,  # nobody is there to explore
            )
            client.kc = kernel.client  # the open line: another would take 0.2 s to be ready
            client.execute()
            sound = not nb_man.nb.metadata.papermill.get("exception")
        finally:
            kernels.give_back(sound=sound)


papermill_engines.register(ENGINE, WarmEngine)
