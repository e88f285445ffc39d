"""Run notebooks with exactly the parameters they declare, and publish the pages they make."""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any

import nbformat

from perfkit.edition import contents
from perfkit.errors import ParameterError, PublishingError
from perfkit.paths import OUTPUTS, VARIABLE, Paths
from perfkit.publishing import figures_of_record, outputs_check
from perfkit.publishing.arrange import arrange, tags
from perfkit.publishing.engine import ENGINE
from perfkit.publishing.kernels import NAME, WarmKernels
from perfkit.publishing.plan import PagePlan
from perfkit.publishing.results import PageResult, failures_message
from perfkit.publishing.tidy import tidy

# Papermill comes after the engine's module, which keeps a slow import away.
import papermill  # isort: skip
from papermill.exceptions import PapermillExecutionError  # isort: skip

__all__ = ["PageResult", "failures_message", "publish", "read_notebook", "run_notebook"]

Progress = Callable[[int, int, str], None]
TYPES: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (float, int),
    "bool": (bool,),
    "list": (list,),
    "dict": (dict,),
}


def run_notebook(
    notebook: Path,
    output: Path,
    parameters: Mapping[str, Any],
    *,
    blocks: Sequence[str] | None = None,
    kernels: WarmKernels | None = None,
) -> nbformat.NotebookNode:
    """Execute a notebook, write it to `output` and return it.

    Papermill only warns of a parameter that the notebook does not have; a misspelt one would then
    publish the default. Here it is an error, and so is a value of another type. The notebook is
    written when every cell has run, without timings and paths. `blocks` are those of a page, in
    its order; None runs the notebook as it stands.

    Raises
    ------
    ParameterError
        When the notebook lacks a parameter or a block, or a value is of another type.
    papermill.exceptions.PapermillExecutionError
        When a cell fails; nothing is written.
    """
    executed = _execute(notebook, parameters, blocks, kernels)
    _write(executed, output)
    return executed


def publish(
    plans: Sequence[PagePlan],
    *,
    paths: Paths,
    edition: str,
    folder: Path,
    workers: int | None = None,
    progress: Progress | None = None,
    warm: bool = True,
) -> list[PageResult]:
    """Publish pages as executed notebooks, ``<folder>/pages/<body>.ipynb``, in the plans' order.

    A page that fails is not written and leaves the others. `progress` is told how many are done,
    of how many, and which was the last. `warm` False starts a kernel for every notebook.
    """
    environment = {VARIABLE: str(paths.root), OUTPUTS: str(folder.resolve().parent)}
    done: dict[str, PageResult] = {}
    with (
        WarmKernels(paths.root, environment, reuse=warm) as kernels,
        ThreadPoolExecutor(
            workers or os.cpu_count() or 1, initializer=kernels.prepare_worker
        ) as executor,
    ):
        futures = {
            executor.submit(_publish_page, plan, paths.notebooks, folder, edition, kernels): plan
            for plan in plans
        }
        try:
            for future in as_completed(futures):
                plan = futures[future]
                done[plan.body] = _result(plan, future, paths.notebooks)
                if progress:
                    progress(len(done), len(plans), plan.title)
        finally:
            executor.shutdown(cancel_futures=True)
    return [done[plan.body] for plan in plans]


def _publish_page(
    plan: PagePlan, notebooks: Path, folder: Path, edition: str, kernels: WarmKernels
) -> dict[str, figures_of_record.Figure]:
    source = notebooks / f"{plan.notebook}.ipynb"
    parameters = {"edition": edition, "body": plan.body}
    executed = _execute(source, parameters, plan.blocks, kernels, explore=plan.explore)
    faults = outputs_check.check(executed, plan.blocks)
    if faults:
        raise PublishingError(" ".join(faults))
    about = contents.read_json(folder / "tables" / contents.ABOUT)
    executed.metadata["perfkit"] = {
        "edition": edition,
        "illustrative": bool(about["illustrative"]),
        "body": plan.body,
        "level": plan.level,
        "title": plan.title,
    }
    _write(executed, folder / "pages" / f"{plan.body}.ipynb")
    return figures_of_record.read(executed)


def _result(
    plan: PagePlan, future: "Future[dict[str, figures_of_record.Figure]]", notebooks: Path
) -> PageResult:
    error = future.exception()
    if error is None:
        return PageResult(plan.body, plan.title, True, figures=future.result())
    if isinstance(error, PapermillExecutionError):
        cell = _named(notebooks / f"{plan.notebook}.ipynb", error)
        why = _one_line(f"{error.ename}: {error.evalue}")
        return PageResult(plan.body, plan.title, False, cell, error.source, why)
    return PageResult(plan.body, plan.title, False, error=_one_line(str(error) or repr(error)))


def _named(notebook: Path, error: PapermillExecutionError) -> str:
    """Return how an analyst finds the cell that failed: its notebook, its number, its tags."""
    cells = nbformat.read(notebook, as_version=4).cells
    for number, cell in enumerate(cells, start=1):
        if cell.source == error.source:
            return f"{notebook.name}, cell {number} ({', '.join(tags(cell)) or 'no tag'})"
    return notebook.name


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _execute(
    path: Path,
    parameters: Mapping[str, Any],
    blocks: Sequence[str] | None,
    kernels: WarmKernels | None,
    *,
    explore: Sequence[str] = (),
) -> nbformat.NotebookNode:
    notebook = read_notebook(path)
    _refuse_wrong_parameters(path, parameters)
    if blocks is not None:
        notebook = arrange(notebook, blocks, explore=explore, name=path.name)
    if kernels is not None:
        return _run(notebook, parameters, kernels)
    with WarmKernels(Path.cwd()) as own:
        return _run(notebook, parameters, own)


def _run(
    notebook: nbformat.NotebookNode, parameters: Mapping[str, Any], kernels: WarmKernels
) -> nbformat.NotebookNode:
    executed = papermill.execute_notebook(
        notebook,
        None,
        dict(parameters),
        engine_name=ENGINE,
        kernel_name=NAME,
        language="python",
        progress_bar=False,
        request_save_on_cell_execute=False,
        autosave_cell_every=0,
        kernels=kernels,
    )
    return tidy(executed)


def _write(executed: nbformat.NotebookNode, output: Path) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    text = nbformat.writes(executed, version=4)
    output.write_text(text + "\n", encoding="utf-8", newline="\n")


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """Return a notebook as it stands.

    Raises
    ------
    ParameterError
        When it is not there, or is not a notebook.
    """
    if not path.is_file():
        raise ParameterError(f"There is no notebook {path}.")
    try:
        notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
    except (ValueError, nbformat.ValidationError) as error:
        raise ParameterError(
            f"{path.name} is not a notebook that can be read ({type(error).__name__}). "
            "Open it in JupyterLab to mend it, or put back the one that was there."
        ) from error
    return notebook


def _refuse_wrong_parameters(path: Path, parameters: Mapping[str, Any]) -> None:
    declared = papermill.inspect_notebook(path)
    unknown = sorted(parameters.keys() - declared.keys())
    if unknown:
        raise ParameterError(
            f"{path.name} has no parameter {', '.join(unknown)}; "
            f"it has {', '.join(declared) or 'none'}."
        )
    for name, value in parameters.items():
        kind = declared[name]["inferred_type_name"]
        allowed = TYPES.get(kind)
        wrong_bool = isinstance(value, bool) and kind in ("int", "float")
        if allowed and (wrong_bool or not isinstance(value, allowed)):
            raise ParameterError(
                f"{path.name} takes {name} as {kind}; got {value!r}, a {type(value).__name__}."
            )
