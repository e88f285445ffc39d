"""The golden thread in one place: walked both ways, and what of it each body's page shows."""

from perfkit.framework.remit import kpis_of, pages_of_kpis, remit, roles_of
from perfkit.framework.walk import (
    ancestors,
    chain,
    corporate_priority_of,
    descendants,
    links,
    nodes,
    outcomes_of,
    priorities_of,
)

__all__ = [
    "ancestors",
    "chain",
    "corporate_priority_of",
    "descendants",
    "kpis_of",
    "links",
    "nodes",
    "outcomes_of",
    "pages_of_kpis",
    "priorities_of",
    "remit",
    "roles_of",
]
