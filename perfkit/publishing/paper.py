"""What a page has on paper alone: what is in it, and what runs at head and foot of its sheets."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.S)
_TAG = re.compile(r'<b class="eg">.*?</b>', re.S)


class Heading(NamedTuple):
    """One block of a page: the id of its heading and its words."""

    id: str
    words: str


def headings(shown: Iterable[str]) -> list[Heading]:
    """Return the blocks of a page in order, as its cover lists them; tags are left out.

    >>> headings(['<h2 id="kpis">My measures <b class="eg">illustrative</b></h2>'])
    [Heading(id='kpis', words='My measures')]
    """
    found = (pair for html in shown for pair in _HEADING.findall(html))
    return [Heading(id_, _plain(words)) for id_, words in found]


def css_text(words: str) -> str:
    r"""Return words as a string of CSS that can stand in a page: nothing in them ends it.

    >>> print(css_text('The "Hub"'))
    "The \22 Hub\22 "
    """
    return '"' + re.sub(r'[\\"<>\x00-\x1f]', lambda one: f"\\{ord(one[0]):x} ", words) + '"'


def _plain(words: str) -> str:
    return str(Markup(_TAG.sub("", words)).striptags())
