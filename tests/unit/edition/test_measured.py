import pandas as pd

from perfkit.edition.measured import releases
from tests.unit.measures.make import make_kpi

KPIS = [make_kpi(id=name) for name in ("late", "today", "soon", "closed")]


def test_a_figure_due_on_the_day_itself_is_the_next_to_come_and_not_late():
    days = {"soon": "2026-08-03", "late": "2026-07-30", "today": "2026-07-31", "closed": None}
    rows = [{"kpi_id": kpi, "period": "", "next_due": day} for kpi, day in days.items()]
    table = releases(pd.DataFrame(rows), KPIS, pd.Timestamp(2026, 7, 31).date())
    assert table["kpi_id"].tolist() == ["today", "soon"]
