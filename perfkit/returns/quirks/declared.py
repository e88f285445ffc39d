"""That every quirk is both looked for and explained."""

from collections.abc import Iterator

from perfkit.framework.findings import Finding
from perfkit.framework.model import Framework
from perfkit.framework.references import file_of
from perfkit.returns.quirks.areas import ACROSS
from perfkit.returns.quirks.look import LOOKED_FOR


def looked_for_and_explained(framework: Framework) -> Iterator[Finding]:
    """Find quirks that quirks.yml explains and nothing looks for, and the other way round."""
    explained = {quirk.id for quirk in framework.quirks}
    found = {quirk for quirks in (*LOOKED_FOR.values(), ACROSS) for quirk in quirks}
    for quirk in sorted(explained ^ found):
        yield Finding(
            file_of("quirks", quirk),
            quirk,
            "no function that looks for it" if quirk in explained else "no words that explain it",
            "each quirk needs a function in perfkit/returns/quirks and its words here",
        )
