"""The tables that cross from one room to another: their columns and grain, named once.

There should be no perfkit import in this room.
"""

from perfkit.tables.editions import (
    ASSESSMENTS,
    CANDIDATES,
    FOUND,
    INEQUALITY,
    INEQUALITY_GROUPS,
    INTERVENTIONS,
    NARRATIVES_DUE,
    OBSERVATIONS,
    THREAD,
    THREAD_FLOWS,
    THREAD_LINKS,
    WARD_SHAPES,
    WARD_SOURCES,
    WARDS,
)
from perfkit.tables.facts import (
    CELLS,
    FACTS,
    FAILING,
    INCOMPLETE,
    MOST_ROWS,
    PROBLEMS,
    QUIRK_ROWS,
    QUIRKS,
    RECEIPTS,
    SOURCES,
)
from perfkit.tables.record import Column, Record, Type
from perfkit.tables.records import RECORDS

__all__ = [
    "ASSESSMENTS",
    "CANDIDATES",
    "CELLS",
    "FACTS",
    "FAILING",
    "FOUND",
    "INCOMPLETE",
    "INEQUALITY",
    "INEQUALITY_GROUPS",
    "INTERVENTIONS",
    "MOST_ROWS",
    "NARRATIVES_DUE",
    "OBSERVATIONS",
    "PROBLEMS",
    "QUIRKS",
    "QUIRK_ROWS",
    "RECEIPTS",
    "RECORDS",
    "SOURCES",
    "THREAD",
    "THREAD_FLOWS",
    "THREAD_LINKS",
    "WARDS",
    "WARD_SHAPES",
    "WARD_SOURCES",
    "Column",
    "Record",
    "Type",
]
