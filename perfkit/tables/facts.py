"""The tables of what was sent and what the store keeps: their columns and grain."""

# What a reader gives: one row a published cell, as text ------------------------------------

CELLS = (
    "row",  # row of the sheet, the header being row 1 in a plain file
    "column",  # the column whose cell this is
    "series",  # the publisher's series, as KPI files name it
    "area_code",
    "area",
    "period_text",
    "breakdown",  # "" for everybody
    "value_text",
    "lower_text",
    "upper_text",
    "numerator_text",
    "denominator_text",
    "status",  # the publisher's mark: p, r, e, u, x, c, z, low or ""
    "note",
    "released_on",  # ISO date where the file says it, else ""
    "release_version",  # tells apart two releases of one day, else ""
)

# What the store keeps of a cell that was sound: one row a fact, never changed ---------------

FACTS = (
    "fact_id",
    "return_id",
    "series",
    "area_code",
    "area",
    "period_kind",
    "period_start",
    "period_end",
    "period_text",
    "breakdown",
    "value",
    "value_text",
    "numerator",
    "denominator",
    "lower",
    "upper",
    "status",
    "note",
    "released_on",
    "release_basis",  # "file" where the file says it, "pattern" where the return's usual lag does
    "release_version",
    "recorded_at",
)

# Everything that stands beside a fact or in its place -------------------------------------

SOURCES = ("fact_id", "file_id", "file", "row", "column")
PROBLEMS = (
    "file_id",
    "file",
    "row",
    "column",
    "return_id",
    "series",
    "area_code",
    "period_text",
    "got",
    "rule",  # the rule broken, in words
    "dimension",  # of data quality: one of the six
    "severity",  # "rejected": the row is not used; "doubtful": it is, and the page says so
)
# A quirk is a way in which published data is known to be odd: one row a file and quirk looked for.
QUIRKS = ("quirk", "file_id", "file", "cells")  # cells: 0 where the file was looked at and is free
# The cells it was found in, one row a cell; of a file and quirk at most so many are kept.
QUIRK_ROWS = ("quirk", "file_id", "file", "row", "column", "got")
MOST_ROWS = 1_000
# What an edition keeps of them, and of the checks that failed when it was frozen: one row a cell
# and broken rule. A third severity, "missing": there is no figure to use.
FAILING = (
    *PROBLEMS,
    "rule_id",  # the rule's name: <return>/<check>, <kpi>/<check>, or that of a rule of every cell
    "root_cause",  # what usually causes it
)
# The figures that fail completeness when an edition is frozen: one row a figure.
INCOMPLETE = (
    "return_id",
    "series",
    "area_code",
    "period_text",
    "breakdown",  # "" where it is of everybody, or not known
    "got",  # what stands there; "" where the cell is blank
    "status",  # the publisher's mark as it was read: x, u; "" where it has a figure or no row
    "rule",  # that it is not filled, or what a declared check says of it
    "file",
    "row",
    "column",
)
RECEIPTS = (
    "file_id",  # SHA-256 of its bytes
    "file",
    "return_id",
    "reader",
    "outcome",  # "loaded", "reference" (a dictionary, boundary, readme) or "no reader"
    "read",
    "sound",
    "rejected",
    "out_of_scope",
    "recorded_at",
)
