import os
import time
from pathlib import Path

import pytest

from perfkit.edition.place import building
from perfkit.errors import EditionError
from perfkit.paths import Paths


def write(folder: Path, text: str) -> None:
    (folder / "page.html").write_text(text, encoding="utf-8")


def test_an_edition_takes_the_place_of_the_older_one_whole(tmp_path):
    paths = Paths(tmp_path)
    for text in ("older", "newer"):
        with building(paths, "q3") as folder:
            write(folder, text)

    assert (paths.edition("q3") / "page.html").read_text(encoding="utf-8") == "newer"
    assert [path.name for path in paths.outputs.iterdir()] == ["q3"]


def test_an_edition_that_fails_half_way_leaves_the_older_one(tmp_path):
    paths = Paths(tmp_path)
    with building(paths, "q3") as folder:
        write(folder, "older")

    with pytest.raises(RuntimeError), building(paths, "q3") as folder:
        write(folder, "half")
        raise RuntimeError

    assert (paths.edition("q3") / "page.html").read_text(encoding="utf-8") == "older"
    assert [path.name for path in paths.outputs.iterdir()] == ["q3"]


def test_when_the_new_one_cannot_be_moved_in_the_older_is_put_back(tmp_path, monkeypatch):
    paths = Paths(tmp_path)
    with building(paths, "q3") as folder:
        write(folder, "older")
    rename = Path.rename

    def refuses_the_new(self: Path, target: Path) -> Path:
        if ".building" in str(self) and self.name == "q3":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuses_the_new)
    with pytest.raises(EditionError, match="could not be written: No space left"):
        with building(paths, "q3") as folder:
            write(folder, "newer")

    assert (paths.edition("q3") / "page.html").read_text(encoding="utf-8") == "older"


def test_what_a_killed_run_left_is_removed_a_day_later_and_a_run_at_work_is_not(tmp_path):
    paths = Paths(tmp_path)
    abandoned, at_work = (paths.outputs / f".building-q3-{name}" for name in ("0000", "1111"))
    for folder in (abandoned, at_work):
        folder.mkdir(parents=True)
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    os.utime(abandoned, (two_days_ago, two_days_ago))

    with building(paths, "q3") as folder:
        write(folder, "new")

    assert not abandoned.exists()
    assert at_work.exists()
