"""The tables of an edition that tell how far it can be trusted, and what is to be mended."""

from datetime import date

import pandas as pd

from perfkit.edition.reading import Read
from perfkit.edition.trust import closed_since, dimensions_of, incomplete_of, plan_of
from perfkit.framework.model import Framework
from perfkit.quality.action_plan import fails_nowhere
from perfkit.quality.dimensions import with_shares_before
from perfkit.store import read
from perfkit.store.engine import Store
from perfkit.tables import RECEIPTS


def trusted(
    now: Read,
    before: Read | None,
    held: Framework,
    store: Store,
    *,
    since: date | None,
) -> dict[str, pd.DataFrame]:
    """Return what was received, how far it can be trusted, and how what fails is to be mended."""
    receipts = read.receipts(store)[list(RECEIPTS)]
    graded = [
        dimensions_of(
            one.trust,
            one.facts,
            receipts,
            {found.row["kpi_id"]: found.grade.dimensions for found in one.assessed},
            {found.row["kpi_id"]: found.row["age_status"] for found in one.assessed},
            held,
            area_code=one.knowns.area_code,
        )
        for one in (now, before)
        if one is not None
    ]
    closed = closed_since(before and before.trust, now.trust, since=since)
    plan = plan_of(
        now.trust,
        closed,
        now.records["decisions"],
        held,
        as_at=now.knowns.as_at,
        area_code=now.knowns.area_code,
    )
    return {
        "receipts": receipts,
        "dimensions": with_shares_before(graded[0], *graded[1:]),
        "closed_problems": fails_nowhere(closed, now.trust.problems),
        "incomplete": incomplete_of(now.trust, now.facts, held, store),
        "action_plan": plan,
    }
