"""What must hold of an edition's main tables before anyone reads them."""

import pandas as pd
import pandera.pandas as pa

from perfkit.errors import EditionError
from perfkit.tables import ASSESSMENTS, FOUND, INEQUALITY, OBSERVATIONS, WARDS

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
