"""Keep what was sent under a client id, so that another thing under it is refused."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | Sequence[str] | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

WITH_CLIENT_ID = ("tickets", "support_cases", "ticket_messages", "support_messages")


def upgrade() -> None:
    for table in WITH_CLIENT_ID:
        column = sa.Column("client_digest", sa.LargeBinary(), nullable=True)
        op.add_column(table, column, schema="tickets")


def downgrade() -> None:
    for table in reversed(WITH_CLIENT_ID):
        op.drop_column(table, "client_digest", schema="tickets")
