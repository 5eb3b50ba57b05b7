"""Keep why an account is blocked."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | Sequence[str] | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("users", sa.Column("block_reason", sa.Text(), nullable=True), schema="auth")


def downgrade() -> None:
    op.drop_column("users", "block_reason", schema="auth")
