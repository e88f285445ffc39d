"""The first version of the store.

Revision 0001, after nothing. The tables are written out here, and not taken from today's schema,
so that this step stays what it was when the schema changes.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "id": ID,
    "text": sa.Text(),
    "number": sa.Float(),
    "date": sa.Date(),
    "whole": sa.Integer(),
    "yes_no": sa.Boolean(create_constraint=False),
    "moment": sa.DateTime(),
}

# A column is its name and its type, text where none is given; ? where it may be empty.
RECEIPTS = (
    "receipt_id:id file_id scope file return_id reader outcome "
    "read:whole sound:whole rejected:whole out_of_scope:whole recorded_at:moment"
)
FACTS = (
    "fact_id:id return_id series area_code area period_kind period_start:date period_end:date "
    "period_text breakdown value:number? value_text numerator:number? denominator:number? "
    "lower:number? upper:number? status note released_on:date release_basis release_version "
    "recorded_at:moment contradicts:id?"
)
SOURCES = "fact_id:id file_id file row:whole column recorded_at:moment"
PROBLEMS = (
    "problem_id:id receipt_id:id file_id file row:whole column return_id series area_code "
    "period_text got rule dimension severity recorded_at:moment"
)
RECORDS = {
    "targets": "kpi_id period value:number floor:number kind rationale agreed_by",
    "narratives": "kpi_id quarter why doing outlook writer state",
    "case_studies": (
        "case_study_id title concerns situation action result evidence team consent:yes_no"
    ),
    "actions": (
        "action_id body_id concerns what owner agreed_on:date due_on:date done_on:date status "
        "success_test"
    ),
    "decisions": "decision_id body_id concerns what evidence meeting_on:date status",
    "commitments": "commitment_id partner concerns what due_on:date status note",
    "milestones": (
        "milestone_id programme_id title due_baseline:date due_forecast:date done_on:date reason"
    ),
    "budget_lines": (
        "concerns quarter spend budget:number forecast:number actual:number saving_target:number "
        "saving_delivered:number staff:number staff_budget:number"
    ),
    "risks": ("risk_id concerns cause event effect likelihood:whole impact:whole controls owner"),
    "insight_exchanges": "directorate_id period eligible:whole completed:whole linked:whole",
}
RECORD_KEYS = {
    "targets": "kpi_id period",
    "narratives": "kpi_id quarter",
    "budget_lines": "concerns quarter spend",
    "insight_exchanges": "directorate_id period",
}


def upgrade() -> None:
    """Make the tables of an empty store."""
    file_and_scope = sa.UniqueConstraint("file_id", "scope", name="uq_receipts_file_id_scope")
    _make("receipts", RECEIPTS, "receipt_id", file_and_scope)
    _make("facts", FACTS, "fact_id", _fact_of("contradicts", "facts"))
    _make("sources", SOURCES, "fact_id file_id row column", _fact_of("fact_id", "sources"))
    of_receipt = sa.ForeignKeyConstraint(
        ["receipt_id"], ["receipts.receipt_id"], name="fk_problems_receipt_id"
    )
    _make("problems", PROBLEMS, "problem_id", of_receipt)
    for kind, columns in RECORDS.items():
        own = " ".join(
            f"{column}?" if ":" in column else f"{column}:text?" for column in columns.split()
        )
        _make(
            kind,
            f"record_id:id {own} released_on:date? marks file_id file row:whole recorded_at:moment",
            "record_id",
        )
        _index(kind, RECORD_KEYS.get(kind, columns.split()[0]))
    _index("facts", "return_id series")
    _index("sources", "file")
    _index("problems", "receipt_id")


def downgrade() -> None:
    """Empty the store: there is no version before the first."""
    for table in (*RECORDS, "problems", "sources", "facts", "receipts"):
        op.drop_table(table)


def _make(table: str, columns: str, key: str, *constraints: sa.Constraint) -> None:
    op.create_table(
        table,
        *map(_column, columns.split()),
        sa.PrimaryKeyConstraint(*key.split(), name=f"pk_{table}"),
        *constraints,
    )


def _column(text: str) -> sa.Column[Any]:
    name, _, kind = text.removesuffix("?").partition(":")
    return sa.Column(name, TYPES[kind or "text"], nullable=text.endswith("?"), autoincrement=False)


def _fact_of(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["facts.fact_id"], name=f"fk_{table}_{column}")


def _index(table: str, columns: str) -> None:
    names = columns.split()
    op.create_index(f"ix_{table}_{'_'.join(names)}", table, names)
