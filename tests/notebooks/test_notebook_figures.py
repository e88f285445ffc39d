"""Every notebook, run for a body and an edition that are not its defaults, says what was frozen."""

import json
import math

import pandas as pd
import pytest
from papermill.exceptions import PapermillExecutionError

from perfkit.errors import ParameterError
from perfkit.publishing.figures_of_record import read
from perfkit.publishing.run import run_notebook
from tests.workbook import EDITION


def framework(desk):
    path = desk.edition / "tables" / "framework.json"
    return json.loads(path.read_text(encoding="utf-8"))


def seen_by_residents(kpi, held):
    return "leadership" in kpi["levels"] and kpi["sensitivity"] == "public"


def seen_by_net_zero(kpi, held):
    known = next(item for item in held["programmes"] if item["id"] == "net-zero")
    return kpi["id"] in known["benefits"] or "net-zero" in kpi["also_shown_at"]


def seen_by_place(kpi, held):
    places = {item["id"] for item in held["services"] if item["directorate"] == "place"} | {"place"}
    plans = {item["id"] for item in held["plans"] if item["belongs_to"] in places}
    priorities = {item["id"] for item in held["priorities"] if item["plan"] in plans}
    own = kpi["priority"] in priorities and "tactics" in kpi["levels"]
    return own or bool(places & set(kpi["also_shown_at"]))


def seen_by_climate(kpi, held):
    return kpi["priority"] == "lower-emissions" or "climate" in kpi["also_shown_at"]


PAGES = [
    ("leadership", "residents", seen_by_residents),
    ("strategy", "programme-net-zero", seen_by_net_zero),
    ("tactics", "dlt-place", seen_by_place),
    ("operations", "service-climate-head", seen_by_climate),
    ("data_quality", "programme-net-zero", seen_by_net_zero),
]


def frozen_figures(desk, seen):
    """Read what the page must state from the edition's files alone."""
    held = framework(desk)
    kpis = [kpi for kpi in held["kpis"] if kpi["lifecycle"] == "live" and seen(kpi, held)]
    table = pd.read_parquet(desk.edition / "tables" / "assessments.parquet").set_index("kpi_id")
    rows = table.loc[[kpi["id"] for kpi in kpis]]
    values = {kpi["id"]: figure(kpi, rows.loc[kpi["id"]]) for kpi in kpis}
    needing = int((rows["attention"] == 3).sum())
    return {"number_of_kpis": len(rows), "kpis_that_need_attention": needing} | values


def figure(kpi, row):
    if kpi["series_type"] == "judgement":
        return row["value_text"]
    return None if math.isnan(row["value"]) else pytest.approx(row["value"], rel=1e-12)


def run(desk, folder, notebook, **parameters):
    path = desk.paths.notebooks / f"{notebook}.ipynb"
    return run_notebook(path, folder / "out.ipynb", parameters, kernels=desk.kernels)


@pytest.mark.parametrize(
    ("notebook", "body", "seen"), PAGES, ids=[f"{name}-{body}" for name, body, _ in PAGES]
)
def test_a_notebook_states_every_figure_that_was_frozen_for_its_body(
    desk, tmp_path, notebook, body, seen
):
    expected = frozen_figures(desk, seen)

    run(desk, tmp_path, notebook, edition=EDITION, body=body)

    assert len(expected) > 2, "this body has no KPI, so nothing is proved"
    assert read(tmp_path / "out.ipynb") == expected


def test_every_notebook_that_pages_are_made_of_has_its_figures_asserted(desk):
    published = {page["notebook"] for page in framework(desk)["pages"]}
    assert {name for name, _, _ in PAGES} == published


def test_two_bodies_of_one_notebook_state_different_figures(desk, tmp_path):
    bodies = ("service-climate-head", "service-homelessness-head")

    climate, homelessness = (
        read(run(desk, tmp_path / body, "operations", edition=EDITION, body=body))
        for body in bodies
    )

    assert climate["number_of_kpis"] != homelessness["number_of_kpis"]
    assert climate.keys() & homelessness.keys() == {"number_of_kpis", "kpis_that_need_attention"}


def test_an_edition_left_empty_opens_the_newest_whose_figures_are_others(desk, tmp_path):
    asked = frozen_figures(desk, seen_by_climate)

    stated = read(run(desk, tmp_path, "operations", body="service-climate-head"))

    assert stated.keys() == asked.keys()
    numbers = [name for name in asked if isinstance(stated[name], float)]
    assert numbers
    assert all(stated[name] != asked[name] for name in numbers)


def test_a_misspelt_parameter_is_refused_and_nothing_is_written(desk, tmp_path):
    message = r"leadership\.ipynb has no parameter bodie; it has edition, body\."
    with pytest.raises(ParameterError, match=message):
        run(desk, tmp_path, "leadership", edition=EDITION, bodie="residents")
    assert not (tmp_path / "out.ipynb").exists()


def test_a_parameter_of_another_type_is_refused(desk, tmp_path):
    with pytest.raises(ParameterError, match="takes body as str; got 3, a int"):
        run(desk, tmp_path, "leadership", edition=EDITION, body=3)


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        (
            {"edition": EDITION, "body": "no-such-body"},
            r"There is no body called 'no-such-body'\. There are: acp-board, .*clt, ",
        ),
        (
            {"edition": "2019-20-q1", "body": "cabinet"},
            r"There is no edition called '2019-20-q1'\. There are: 2030-31-q4, illustrative\.",
        ),
    ],
    ids=["body", "edition"],
)
def test_a_name_that_nothing_has_is_refused_and_the_message_says_what_there_is(
    desk, tmp_path, parameters, message
):
    with pytest.raises(PapermillExecutionError, match=message):
        run(desk, tmp_path, "leadership", **parameters)
    assert not (tmp_path / "out.ipynb").exists()
