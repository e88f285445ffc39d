"""Keep what costs a second at every start, and is not needed, from being imported."""

import sys


def leave_out_iri_grammars() -> None:
    """Mark ``rfc3987_syntax`` as absent, so that jsonschema does not build its grammars.

    jsonschema takes it only to check addresses in the schemas of others; its import builds
    grammars for about a second, in every process. A name that is None in ``sys.modules`` cannot
    be imported, which jsonschema takes for "not installed". Where it was imported already,
    nothing is changed.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
