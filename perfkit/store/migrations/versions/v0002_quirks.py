"""Known quirks of the data as published, found when a file is read.

Revision 0002, after 0001. Of a file read before, none is recorded until it is loaded again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Add the table of quirks and that of the cells they were found in."""
    _make("quirks", _whole("cells"))
    _make("quirk_rows", _whole("row"), _text("column"), _text("got"), key=("row", "column"))


def downgrade() -> None:
    """Forget the quirks."""
    for table in ("quirk_rows", "quirks"):
        op.drop_table(table)


def _make(table: str, *columns: sa.Column[int] | sa.Column[str], key: tuple[str, ...] = ()) -> None:
    op.create_table(
        table,
        sa.Column("receipt_id", ID, nullable=False, autoincrement=False),
        _text("quirk"),
        _text("file_id"),
        _text("file"),
        *columns,
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("receipt_id", "quirk", *key, name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["receipt_id"], ["receipts.receipt_id"], name=f"fk_{table}_receipt_id"
        ),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, autoincrement=False)
