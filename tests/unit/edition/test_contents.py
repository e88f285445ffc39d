"""What an edition holds on disk, and what is said of one that holds too little."""

import json

import pandas as pd
import pytest

from perfkit.edition.contents import (
    read_for_pages,
    read_framework,
    read_rows_of,
    read_table,
    write_table,
)
from perfkit.errors import EditionError
from perfkit.tables import ASSESSMENTS
from tests.unit.framework.make import make_kpi, make_small

WHOLE = pd.DataFrame([dict.fromkeys(ASSESSMENTS, "") | {"kpi_id": "repairs"}])


def frozen(folder, table):
    write_table(folder / "tables", "assessments", table)
    return folder


def test_a_table_is_read_as_it_was_written(tmp_path):
    edition = frozen(tmp_path / "2025-26-q3", WHOLE)

    assert read_for_pages(edition, "assessments").equals(WHOLE)


@pytest.mark.parametrize(
    "read", [read_for_pages, lambda folder, name: read_rows_of(folder, name, "repairs")]
)
def test_an_edition_of_an_earlier_version_says_what_it_lacks_and_what_to_do(tmp_path, read):
    edition = frozen(tmp_path / "2025-26-q3", WHOLE.drop(columns="target_name"))

    with pytest.raises(EditionError) as refused:
        read(edition, "assessments")

    assert str(refused.value) == (
        "The edition 2025-26-q3 was frozen by an earlier version of perfkit: its table assessments "
        "has no target_name. Run its quarter again, without --only."
    )


def test_a_framework_of_an_earlier_version_says_where_it_is_of_another_form(tmp_path):
    edition = tmp_path / "2025-26-q3"
    (edition / "tables").mkdir(parents=True)
    held = make_small(make_kpi()).model_dump(mode="json", by_alias=True)
    held["kpis"][0]["narrative"]["due"] = "Ten working days after each release"
    (edition / "tables" / "framework.json").write_text(json.dumps(held), encoding="utf-8")

    with pytest.raises(EditionError, match=r"holds kpis\.0\.narrative\.due in another form"):
        read_framework(edition)


def test_the_edition_before_may_be_of_an_earlier_version(tmp_path):
    edition = frozen(tmp_path / "2025-26-q3", WHOLE.drop(columns="target_name"))

    assert list(read_table(edition, "assessments")["kpi_id"]) == ["repairs"]


def test_a_table_that_is_not_there_is_named(tmp_path):
    with pytest.raises(EditionError, match="has no table assessments: it is incomplete"):
        read_table(tmp_path, "assessments")
