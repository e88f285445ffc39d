"""The ways in that README and environment.yml promise."""

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FULL = os.environ.get("PERFKIT_FULL") == "1"


def pip_part() -> list[str]:
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    return next(part["pip"] for part in listed["dependencies"] if isinstance(part, dict))


def test_conda_gives_python_and_pip_and_pip_gives_the_rest():
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    names = [part for part in listed["dependencies"] if isinstance(part, str)]
    assert [re.split(r"[<>=]", name)[0] for name in names] == ["python", "pip"]
    assert pip_part() == ["-r requirements.lock", "-e ."]


@pytest.mark.skipif(not FULL, reason="takes minutes: set PERFKIT_FULL=1 to install it for real")
def test_its_pip_part_installs_in_a_fresh_environment_and_perfkit_answers(tmp_path):
    venv.create(tmp_path / "env", with_pip=True)
    folder = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    # Installed, not linked: what is shipped must be whole without the folder it was made in.
    wanted = [word for line in pip_part() for word in line.split() if word != "-e"]
    subprocess.run(
        [folder / "python", "-m", "pip", "install", "--quiet", *wanted],
        cwd=ROOT,
        check=True,
        timeout=1200,
    )
    answer = subprocess.run(
        [folder / "perfkit", "--help"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert "Run the performance management workbook" in answer.stdout


def blocks(language: str) -> list[list[str]]:
    found = re.findall(
        rf"```{language}\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S
    )
    return [block.strip().splitlines() for block in found]


def test_readme_gives_the_two_commands_each_in_one_line():
    (first, second), *_ = blocks("bash")
    assert first.startswith("python3 -m venv .venv && ") and first.endswith("perfkit run")
    assert second.startswith("python3 -m venv .venv && ") and second.endswith("-m nox")
    assert "-c requirements.lock" in first and "-c requirements.lock" in second


def test_readme_gives_the_same_two_for_windows_and_says_that_they_are_untried():
    assert [len(block) for block in blocks("powershell")] == [2]
    assert "not yet tried" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_the_test_line_of_readme_and_not_a_line_of_its_own():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script and "PERFKIT_FULL=1" in script
    assert "pytest" not in script


def test_every_dependency_is_locked():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.M))
    names = {re.split(r"[\[<>=~ ]", name)[0].lower().replace("_", "-") for name in wanted}
    assert names - locked == set()
