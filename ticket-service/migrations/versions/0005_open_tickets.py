"""Index the open tickets by themselves: what the desk counts does not grow with the closed ones."""

from collections.abc import Sequence

from alembic import op

revision: str = "0005"
down_revision: str | Sequence[str] | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_OPEN = "WHERE status = 'in_progress' OR status = 'new'"


def upgrade() -> None:
    op.execute(
        f"""
        -- squawk-ignore require-concurrent-index-creation
        CREATE INDEX ix_tickets_open_id ON tickets.tickets (id) {_OPEN}
        """
    )
    op.execute(
        f"""
        -- squawk-ignore require-concurrent-index-creation
        CREATE INDEX ix_tickets_open_resolution_due_at_id
        ON tickets.tickets (resolution_due_at, id) {_OPEN}
        """
    )


def downgrade() -> None:
    for name in ("ix_tickets_open_resolution_due_at_id", "ix_tickets_open_id"):
        op.drop_index(name, table_name="tickets", schema="tickets")
