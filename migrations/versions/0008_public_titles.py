"""Public titles: what pages for leaders say of a citizen's matter (公开标题)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what there is has none."""
    op.add_column("subject", sa.Column("public_title", sa.Text(), nullable=True))
