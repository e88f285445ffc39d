"""What must hold of an edition's main tables before anyone reads them."""

import pandas as pd
import pandera.pandas as pa

from perfkit.errors import EditionError
from perfkit.framework.checks import DIMENSIONS, ROOT_CAUSES
from perfkit.quality.action_plan import COLUMNS as PLAN
from perfkit.quality.action_plan import DUE_IN
from perfkit.quality.dimensions import COLUMNS as QUALITY
from perfkit.quality.dimensions import WORST
from perfkit.tables import (
    ASSESSMENTS,
    FAILING,
    FOUND,
    INCOMPLETE,
    INEQUALITY,
    NARRATIVES_DUE,
    OBSERVATIONS,
    WARDS,
)

KEY = ["kpi_id", "area_code", "period_start", "period_end", "period_kind", "breakdown"]
MARKS = ["Target", "Variation", "Age", "Data quality"]
STATES = {
    "target_status": ["on_target", "close", "off_target", "no_target", "not_comparable"],
    "variation": [
        "improving",
        "worsening",
        "no_significant_change",
        "higher",
        "lower",
        "too_few_points",
        "not_testable",
    ],
    "age_status": ["new", "repeat", "old", "overdue", "awaited"],
    "quality_grade": ["sound", "use_with_care", "not_fit", "not_graded"],
    "attention": [0, 1, 2, 3],
}

FAILED = pa.DataFrameSchema(
    {name: pa.Column(required=True, nullable=True) for name in FAILING}
    | {
        "rule_id": pa.Column(checks=pa.Check.str_length(min_value=1)),
        "dimension": pa.Column(checks=pa.Check.isin(DIMENSIONS)),
        "severity": pa.Column(checks=pa.Check.isin(list(DUE_IN))),
        "root_cause": pa.Column(checks=pa.Check.isin(ROOT_CAUSES)),
    },
    strict=True,
)

SCHEMAS = {
    "observations": pa.DataFrameSchema(
        {name: pa.Column(required=True, nullable=True) for name in OBSERVATIONS},
        unique=KEY,
        strict=True,
    ),
    "assessments": pa.DataFrameSchema(
        {name: pa.Column(required=True, nullable=True) for name in ASSESSMENTS}
        | {name: pa.Column(checks=pa.Check.isin(states)) for name, states in STATES.items()}
        | {
            "kpi_id": pa.Column(unique=True),
            "headline": pa.Column(checks=pa.Check.str_length(min_value=1)),
        },
        strict=True,
    ),
    "found": pa.DataFrameSchema(
        {
            "kpi_id": pa.Column(required=True),
            "mark": pa.Column(checks=pa.Check.isin(MARKS)),
            "words": pa.Column(checks=pa.Check.str_length(min_value=1)),
        },
        unique=list(FOUND[:2]),
        strict=True,
    ),
    "narratives_due": pa.DataFrameSchema(
        {name: pa.Column(required=True, nullable=True) for name in NARRATIVES_DUE}
        | {
            "kpi_id": pa.Column(unique=True),
            "state": pa.Column(checks=pa.Check.isin(["written", "due", "overdue", "cannot_tell"])),
        },
        # What is still owed says by when, or why that cannot be told.
        checks=pa.Check(lambda rows: (rows["words"] == "") == (rows["state"] == "written")),
        strict=True,
    ),
    "wards": pa.DataFrameSchema(
        {name: pa.Column(required=True, nullable=True) for name in WARDS}
        | {
            "mark": pa.Column(checks=pa.Check.isin(["", "[c]", "[x]"])),
            "words": pa.Column(checks=pa.Check.str_length(min_value=1)),
        },
        # What is hidden or missing has no number, and what has none says so.
        checks=pa.Check(lambda rows: rows["value"].isna() == (rows["mark"] != "")),
        unique=["generation", "area_code", "item"],
        strict=True,
    ),
    "problems": FAILED,
    "closed_problems": FAILED,
    "incomplete": pa.DataFrameSchema(
        {name: pa.Column(required=True) for name in INCOMPLETE}
        | {
            "row": pa.Column(nullable=True),
            "rule": pa.Column(checks=pa.Check.str_length(min_value=1)),
        },
        strict=True,
    ),
    "dimensions": pa.DataFrameSchema(
        {name: pa.Column(required=True, nullable=True) for name in QUALITY}
        | {
            "level": pa.Column(checks=pa.Check.isin(["return", "field", "kpi"])),
            "dimension": pa.Column(checks=pa.Check.isin([*DIMENSIONS, WORST])),
            "grade": pa.Column(checks=pa.Check.isin(STATES["quality_grade"])),
            "words": pa.Column(checks=pa.Check.str_length(min_value=1)),
        },
        # No more fails than was checked, and what was not checked has no share and no grade.
        checks=[
            pa.Check(lambda rows: rows["failed"] <= rows["checked"]),
            pa.Check(lambda rows: rows["share"].isna() == (rows["checked"] == 0)),
            pa.Check(lambda rows: (rows["grade"] == "not_graded") == (rows["checked"] == 0)),
        ],
        unique=["level", "return_id", "item", "dimension"],
        strict=True,
    ),
    "action_plan": pa.DataFrameSchema(
        {name: pa.Column(required=True) for name in PLAN}
        | {
            "state": pa.Column(checks=pa.Check.isin(["open", "closed"])),
            "root_cause": pa.Column(checks=pa.Check.isin(ROOT_CAUSES)),
        },
        checks=pa.Check(lambda rows: rows["ours"] <= rows["cells"]),
        strict=True,
    ),
    "inequality": pa.DataFrameSchema(
        {name: pa.Column(required=True, nullable=True) for name in INEQUALITY}
        | {"words": pa.Column(checks=pa.Check.str_length(min_value=1))},
        unique=["kpi_id", "item", "kind"],
        strict=True,
    ),
}


def hold(name: str, table: pd.DataFrame) -> None:
    """Refuse a table that breaks what its readers rely on; a table without a schema passes.

    Raises
    ------
    EditionError
        Naming the table, the columns and the first values that are wrong.
    """
    schema = SCHEMAS.get(name)
    if schema is None:
        return
    try:
        schema.validate(table, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases.head(5)
        told = "; ".join(
            f"{case.column}: {case.check}, got {case.failure_case!r}" for case in cases.itertuples()
        )
        raise EditionError(
            f"The table {name} cannot be frozen: {told}. Nothing was changed."
        ) from error
