"""The list of a body's measures, narrowed by what a reader picked."""

from collections.abc import Mapping

import pandas as pd

from perfkit.book import Book

BY = ("priority", "directorate", "impact", "status")


def listed(book: Book) -> pd.DataFrame:
    """Return the body's assessments with what they can be listed by: one row a KPI.

    Added are `priority` (the corporate priority's id), `directorate` (its id), `impact` and
    `status` (of the target); an empty text where a KPI has none.
    """
    homes = {service.head: service.directorate for service in book.framework.services}
    rows = book.assessments
    kpis = [book.kpi(kpi_id) for kpi_id in rows["kpi_id"]]
    served = [book.corporate_priority(kpi.id) for kpi in kpis]
    return rows.assign(
        priority=[found.id if found else "" for found in served],
        directorate=[homes.get(kpi.owner, "") for kpi in kpis],
        impact=[kpi.impact for kpi in kpis],
        status=rows["target_status"],
    )


def kept(rows: pd.DataFrame, picked: Mapping[str, str]) -> pd.DataFrame:
    """Return the listed rows that have every value picked; an empty text picks all."""
    for name in BY:
        if picked.get(name):
            rows = rows.loc[rows[name] == picked[name]]
    return rows


def values_of(rows: pd.DataFrame, name: str) -> tuple[str, ...]:
    """Return what there is to list by, in order of first appearance, the empty left out."""
    return tuple(str(value) for value in rows[name].unique() if value)
