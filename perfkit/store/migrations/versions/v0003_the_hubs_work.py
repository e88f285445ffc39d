"""What is asked of the Intelligence Hub, and what it makes: two more kinds of record.

Revision 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
TEXTS = {
    "kpi_requests": "request_id body_id concerns what decision status answer",
    "products": "product_id kind title concerns asked_by owner status published_at",
}
DAYS = {
    "kpi_requests": "asked_on due_on released_on",
    "products": "asked_on due_on done_on released_on",
}


def upgrade() -> None:
    """Add the two tables."""
    for kind, texts in TEXTS.items():
        op.create_table(
            kind,
            sa.Column("record_id", ID, nullable=False, autoincrement=False),
            *(sa.Column(name, sa.Text()) for name in texts.split()),
            *(sa.Column(name, sa.Date()) for name in DAYS[kind].split()),
            *(sa.Column(name, sa.Text(), nullable=False) for name in ("marks", "file_id", "file")),
            sa.Column("row", sa.Integer(), nullable=False),
            sa.Column("recorded_at", sa.DateTime(), nullable=False),
            sa.PrimaryKeyConstraint("record_id", name=f"pk_{kind}"),
        )
        key = texts.split()[0]
        op.create_index(f"ix_{kind}_{key}", kind, [key])


def downgrade() -> None:
    """Forget them."""
    for kind in TEXTS:
        op.drop_table(kind)
