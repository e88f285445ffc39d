"""Words about the data, sent beside it: a readme, a list of sources. No figure is in them."""

from perfkit.returns.readers.base import Reader, Sheet
from perfkit.returns.readers.files import OTHER_SEPARATORS

ENDINGS = (".md", ".txt")


def _is_documentation(sheet: Sheet) -> bool:
    return sheet.path.suffix.lower() in ENDINGS and not _is_a_table(sheet)


def _is_a_table(sheet: Sheet) -> bool:
    """Return whether every row has as many cells as the first, and several.

    A table may be sent under any name. One of no known layout must be told of, not passed over.
    """
    rows = [row for row in sheet.rows if any(row)]
    if len(rows) < 2:
        return False
    counts = [{len(row) for row in rows}]
    counts += [{1 + ",".join(row).count(parted) for row in rows} for parted in OTHER_SEPARATORS]
    return any(len(count) == 1 and count != {1} for count in counts)


READER = Reader("documentation", "", "Documentation", _is_documentation, kind="reference")
