"""What a live page needs of Voilà's front end, as one script: its own would take some 90 fetches.

Voilà's front end is built by webpack in numbered chunks, which it fetches as it comes to need
them. A chunk that is there already is not fetched, so those that every live page needs go ahead of
Voilà's own script in one file, compressed once. This is all speed and no promise: a chunk that the
installed Voilà does not have is left out, and one that is not in here is fetched as ever.
"""

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tornado import web

# The numbers of Voilà 0.5's chunks that a live page fetches; a browser test says when to look again
# (tests/browser/test_explore.py).
CHUNKS = """
    73 143 225 431 457 614 630 1187 1601 1621 1670 1996 2121 2296 2772 2829 2930 3144
    3249 3307 3311 3459 3649 3916 3989 3992 4041 4135 4173 4222 4371 4486 4653 4729 4875
    4972 5044 5312 5688 5764 5767 5992 6008 6049 6074 6305 6382 6468 6573 7155 7245 7259
    7393 7483 7556 7598 7770 7883 8017 8135 8487 8766 8773 8862 8925 9081 9151 9212 9582
    9684 9890 9981
"""
STYLE, MAIN = "voila-style.js", "voila.js"
WIDGETS = {  # of each extension for widgets, the numbers of its chunks
    "@jupyter-widgets/jupyterlab-manager": "7 32 84 121 160 170 452 704 718 967",
    "@voila-dashboards/widgets-manager8": "496 883",
}


@dataclass(frozen=True)
class Script:
    """A script as it is sent: plain, and compressed for browsers that take it so."""

    plain: bytes
    compressed: bytes


def front_end(static: Iterable[str], extensions: Iterable[str]) -> Script:
    """Return the one script, from the folders where Voilà and the extensions keep their own."""
    parts = [_alone(path.read_bytes()) for path in _chunks(list(static), list(extensions))]
    # Last, and not closed in: it names a global that the extensions look for.
    main = _first(Path(folder) / MAIN for folder in static)
    plain = b"\n".join([*parts, *(path.read_bytes() for path in main)])
    return Script(plain, gzip.compress(plain, 6, mtime=0))


def _chunks(static: list[str], extensions: list[str]) -> Iterator[Path]:
    for name in (STYLE, *(f"{chunk}.voila.js" for chunk in CHUNKS.split())):
        yield from _first(Path(folder) / name for folder in static)
    for extension, chunks in WIDGETS.items():
        for chunk in chunks.split():
            built = (Path(folder) / extension / "static" for folder in extensions)
            yield from _first(path for folder in built for path in folder.glob(f"{chunk}.*.js"))


def _first(paths: Iterable[Path]) -> list[Path]:
    """Return the first of some paths at which there is a file, or none."""
    return [path for path in paths if path.is_file()][:1]


def _alone(script: bytes) -> bytes:
    """Close a script in, so that its "use strict" holds for itself alone."""
    return b"(function(){" + script + b"\n})();"


class FrontEnd(web.RequestHandler):
    """``/static/front-end.js``: the one script, the same for every visitor."""

    def initialize(self, script: Script) -> None:
        """Take what is sent."""
        self.script = script

    def get(self) -> None:
        """Answer with it, compressed if the browser says that it may be."""
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.set_header("Cache-Control", "public, max-age=3600")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(self.script.compressed)
        else:
            self.finish(self.script.plain)
