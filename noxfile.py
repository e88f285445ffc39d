"""The one list of commands; each runs in the environment at hand."""

import sys
from pathlib import Path

import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["check", "test", "notebooks"]

NOTEBOOKS = Path("notebooks")


def _python(session: nox.Session, *arguments: str) -> None:
    session.run(sys.executable, "-m", *arguments, external=True)


@nox.session
def check(session: nox.Session) -> None:
    """Change nothing: style, types, the import contract, clean notebooks, the framework."""
    _python(session, "ruff", "check", ".")
    _python(session, "ruff", "format", "--check", ".")
    _python(session, "mypy")
    lint_imports = "from importlinter.cli import lint_imports_command as lint; lint()"
    session.run(sys.executable, "-c", lint_imports, external=True)
    _python(session, "nbstripout", "--verify", "--keep-count", "--keep-id", *_notebook_files())
    _python(session, "perfkit", "check")


@nox.session
def test(session: nox.Session) -> None:
    """Run the tests; PERFKIT_FULL=1 fails what would else be skipped."""
    _python(session, "pytest", *session.posargs)


@nox.session
def notebooks(session: nox.Session) -> None:
    """Run every cell of every notebook as it stands, as an analyst would."""
    _python(session, "pytest", "--nbval-lax", "--no-header", "-q", *_notebook_files())


@nox.session
def screenshots(session: nox.Session) -> None:
    """Picture a page of each kind at three widths, in build/screenshots; part of the tests.

    With PERFKIT_FULL=1 the tests picture every page of both editions there.
    """
    _python(session, "pytest", "tests/browser/test_screens.py", *session.posargs)


@nox.session
def fix(session: nox.Session) -> None:
    """Put right what can be put right by machine."""
    _python(session, "ruff", "check", "--fix", ".")
    _python(session, "ruff", "format", ".")
    _python(session, "nbstripout", "--keep-count", "--keep-id", *_notebook_files())


def _notebook_files() -> list[str]:
    return [str(path) for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
