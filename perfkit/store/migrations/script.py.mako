"""${message}.

Revision ${up_revision}, after ${down_revision or "nothing"}.
"""

import sqlalchemy as sa

from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a store of the version before to this one."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Bring a store of this version to the one before."""
    ${downgrades if downgrades else "pass"}
