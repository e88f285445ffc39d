"""Every ward's figures as an edition holds them: two generations apart, small numbers hidden."""

import math

import numpy as np
import pandas as pd
import pytest

from perfkit.edition.inequality import DRAWS, inequality_of
from perfkit.edition.wards import ward_sources, wards_of
from perfkit.framework.comparators import Area
from perfkit.measures.disclosure import RULES
from perfkit.tables import INEQUALITY, INEQUALITY_GROUPS, OBSERVATIONS, WARDS
from tests.unit.framework.make import make_kpi, make_small
from tests.unit.measures.reader import told_counts
from tests.unit.measures.wards import (
    CODES,
    OCTOBER,
    counts,
    fact,
    make_generation,
    make_measure,
    numbered,
    people,
    small_areas,
)

AREA = Area(code="E08000001", name="Bolton")
HELD = [*people(), *small_areas()]
NEW = make_generation(
    id="wards-new",
    population=None,
    no_population="no people are held on the new lines",
    deprivation=None,
    no_deprivation="no ranks are held on the new lines",
    wards=[
        {"code": f"E0501000{n}", "name": f"New {n}", "label": [f"New {n}"], "hexagon": [n, 0]}
        for n in range(5)
    ],
)
OWN = {"disclosure": "below_5", "denominator": "", "unit": "people", "decimals": 0}


def framework(*measures, kpis=()):
    small = make_small(*kpis)
    return small.model_copy(
        update={
            "ward_generations": (make_generation(), NEW),
            "ward_measures": measures or (make_measure(),),
        }
    )


def frozen(rows, *measures, **options):
    return wards_of(numbered(rows), framework(*measures), area="Bolton", **options)


def of(wards, item="ward-claimants"):
    return wards.table[wards.table["item"] == item].set_index("area_code")


def unequal(rows, *measures, observed=None, kpis=()):
    none = pd.DataFrame(columns=list(OBSERVATIONS))
    known = framework(*measures, kpis=kpis)
    wards = wards_of(numbered(rows), known, area="Bolton")
    return inequality_of(none if observed is None else observed, wards, known, area=AREA)


# Wards ---------------------------------------------------------------------------------------


def test_a_ward_is_told_in_numbers_and_words_beside_the_borough():
    row = of(frozen([*counts(), *HELD])).loc[CODES[0]]
    assert (row["count"], row["population"], row["value"]) == (50, 1000, 5.0)
    assert (row["fifth"], row["step"], row["borough_value"]) == (1, 3, 3.0)
    assert row["words"] == (
        "Ash: 5.0%, 50 claimants, October 2017 (95% interval 3.8 to 6.5). Higher than Bolton's "
        "3.0%."
    )


def test_the_table_has_every_ward_of_both_generations_and_its_columns():
    wards = frozen([*counts(), *HELD])
    assert list(wards.table.columns) == [*WARDS, "fact_ids"]
    assert wards.table.groupby("generation")["area_code"].nunique().to_dict() == {
        "wards-new": 5,
        "wards-old": 5,
    }


def test_new_wards_take_nothing_from_the_people_of_the_old_ones():
    measure = make_measure(generation="wards-new", denominator="", unit="people", decimals=0)
    rows = [fact("claims", "count", ward.code, OCTOBER, 9) for ward in NEW.wards]
    row = of(frozen([*rows, *HELD], measure)).iloc[0]
    assert math.isnan(row["population"])
    assert pd.isna(row["fifth"])
    assert row["reason"] == "no people are held on the new lines"


def test_a_count_without_its_people_is_no_rate_and_the_ward_says_why():
    rows = [row for row in people() if row["area_code"] != CODES[1]]
    row = of(frozen([*counts(), *rows, *small_areas()])).loc[CODES[1]]
    assert math.isnan(row["value"])
    assert row["words"] == "Birch: [x] its people are not counted by the source, October 2017."


def test_a_measure_without_figures_has_no_row():
    assert of(frozen(HELD)).empty


def test_each_figure_leads_to_the_cells_it_was_read_in():
    wards = frozen([*counts(), *HELD]).table
    facts = sorted({one for ids in wards["fact_ids"] for one in ids})
    read = pd.DataFrame({"fact_id": facts, "file_id": "", "file": "f", "row": facts, "column": "c"})
    found = ward_sources(wards, read)
    own = found[(found["item"] == "ward-claimants") & (found["area_code"] == CODES[1])]
    assert own["row"].tolist() == [2]
    assert not found["file"].isna().any()


@pytest.mark.parametrize("values", [(3, 40, 30, 20, 10), (4, 0, 30, 20, 9), (1, 2, 3, 4, 5)])
def test_no_hidden_ward_can_be_worked_out_from_what_is_frozen(values):
    measure = make_measure(**OWN)
    rows = of(frozen([*counts(values), *HELD], measure))
    because = {
        "hidden to protect people: the number is small": "primary",
        "hidden so that another ward's small number cannot be worked out": "secondary",
    }
    cells = rows.assign(
        all="all",
        place=range(len(rows)),
        count_=rows["count"],
        hidden_because=rows["reason"].map(because).fillna(""),
        disclosed_before=False,
        total=float(sum(values)),  # the KPI's own figure is shown beside
    )
    assert (rows["mark"] == "[c]").any()
    assert told_counts([cells], rule=RULES["below_5"], kinds=[("total", ["all"])]) == []


def test_of_a_hidden_ward_no_number_is_frozen():
    rows = of(frozen([*counts((3, 40, 30, 20, 10)), *HELD], make_measure(**OWN)))
    hidden = rows[rows["mark"] == "[c]"]
    assert len(hidden) == 2
    assert hidden[["count", "value", "lower", "upper", "step"]].isna().all(axis=None)
    assert set(hidden["value_text"]) == {"[c]"}
    assert hidden.loc[CODES[0], "words"] == (
        "Ash: [c] hidden to protect people: the number is small, October 2017."
    )


def test_a_fifth_that_would_give_its_hidden_ward_away_has_no_figure():
    measure = make_measure(disclosure="below_5")
    wards = frozen([*counts((3, 40, 30, 20, 10)), *HELD], measure)
    hidden = of(wards).reset_index().query("mark == '[c]'")["fifth"].astype(int)
    fifths = wards.fifths["ward-claimants"].set_index("quantile")
    assert fifths.loc[hidden, "value"].isna().all()
    table = unequal([*counts((3, 40, 30, 20, 10)), *HELD], measure).table
    assert table["reason"].tolist() == ["a fifth of the wards has no figure that can be shown"]


def test_what_the_edition_before_hid_stays_hidden():
    measure = make_measure(**OWN)
    before = frozen([*counts((3, 40, 30, 20, 10)), *HELD], measure)
    after = frozen([*counts((8, 40, 30, 20, 10)), *HELD], measure, earlier=before.ledger)
    assert of(after).loc[CODES[0], "mark"] == "[c]"
    assert of(frozen([*counts((8, 40, 30, 20, 10)), *HELD], measure))["mark"].eq("").all()


# Gaps ----------------------------------------------------------------------------------------


def test_the_gap_by_deprivation_is_frozen_with_its_fifths_its_draws_and_its_words():
    found = unequal([*counts(), *HELD])
    (row,) = found.table.to_dict("records")
    assert list(found.table.columns) == list(INEQUALITY)
    assert (row["gap"], row["repetitions"], row["seed"]) == (4.0, *DRAWS.values())
    assert DRAWS["repetitions"] == 100_000
    assert row["words"].startswith("The claimant rate was 5.0% in the most deprived fifth of wards")
    assert list(found.groups.columns) == list(INEQUALITY_GROUPS)
    assert found.groups["group"].tolist()[::4] == ["Most deprived fifth", "Least deprived fifth"]
    assert found.groups["value"].tolist() == [5.0, 4.0, 3.0, 2.0, 1.0]


def test_the_same_draws_give_the_same_interval():
    rows = [*counts(), *HELD]
    pd.testing.assert_frame_equal(unequal(rows).table, unequal(rows).table)


def test_on_lines_without_deprivation_the_gap_cannot_be_told_and_the_row_says_why():
    measure = make_measure(generation="wards-new", denominator="", unit="people", decimals=0)
    rows = [fact("claims", "count", ward.code, OCTOBER, 9) for ward in NEW.wards]
    (row,) = unequal([*rows, *HELD], measure).table.to_dict("records")
    assert row["reason"] == "no ranks are held on the new lines"
    assert math.isnan(row["gap"])
    assert pd.isna(row["seed"])


def by_sex(*values):
    rows = [
        dict.fromkeys(OBSERVATIONS, "")
        | {
            "kpi_id": "bins",
            "area_code": AREA.code,
            "breakdown": name,
            "period": "2024",
            "period_end": pd.Timestamp(2024, 12, 31),
            "value": value,
            **dict.fromkeys(("lower", "upper", "numerator", "denominator"), np.nan),
        }
        for name, value in zip(("Female", "Male"), values, strict=False)
    ]
    return pd.DataFrame(rows, columns=list(OBSERVATIONS))


def test_a_kpi_with_both_sexes_has_the_gap_between_them_the_higher_first():
    found = unequal([], observed=by_sex(77.5, 81.6), kpis=(make_kpi(),))
    (row,) = found.table.to_dict("records")
    assert (row["kind"], round(row["gap"], 1)) == ("sex", 4.1)
    assert found.groups["group"].tolist() == ["Male", "Female"]


def test_a_kpi_with_one_sex_alone_has_no_row():
    assert unequal([], observed=by_sex(77.5), kpis=(make_kpi(),)).table.empty
