"""Voilà's front end as one script."""

import gzip

import pytest
from voila.paths import collect_static_paths

from perfkit.publishing.front_end import CHUNKS, MAIN, STYLE, WIDGETS, front_end

FIRST = CHUNKS.split()[0]
EXTENSION, NUMBERS = next(iter(WIDGETS.items()))


@pytest.fixture
def built(tmp_path):
    """Return folders as webpack fills them, with one chunk each, and one that no page needs."""
    static, extensions = tmp_path / "static", tmp_path / "extensions"
    inner = extensions / EXTENSION / "static"
    static.mkdir()
    inner.mkdir(parents=True)
    (static / MAIN).write_text("var main;")
    (static / STYLE).write_text("style();")
    (static / f"{FIRST}.voila.js").write_text('"use strict";first();')
    (static / "999999.voila.js").write_text("needless();")
    (inner / f"{NUMBERS.split()[0]}.0a1b.js").write_text("widgets();//# sourceMappingURL=x")
    return [str(static)], [str(extensions)]


def test_each_chunk_is_closed_in_and_voilas_own_script_comes_last_and_open(built):
    assert front_end(*built).plain.decode().splitlines() == [
        *("(function(){style();", "})();"),
        *('(function(){"use strict";first();', "})();"),
        *("(function(){widgets();//# sourceMappingURL=x", "})();"),
        "var main;",
    ]


def test_the_first_folder_that_has_a_file_gives_it(built, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / MAIN).write_text("var other;")
    static, extensions = built
    assert front_end([str(other), *static], extensions).plain.endswith(b"var other;")


def test_it_is_compressed_to_the_same(built):
    script = front_end(*built)
    assert gzip.decompress(script.compressed) == script.plain


def test_the_installed_voila_has_the_chunks_that_are_named():
    static = collect_static_paths(["voila", "nbconvert"], "perfkit")
    found = front_end(static, []).plain
    assert found.count(b"webpackChunk_JUPYTERLAB_CORE_OUTPUT") > len(CHUNKS.split())
