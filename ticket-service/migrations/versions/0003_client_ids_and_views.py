"""Add client ids, customers' addresses, saved views, and indexes for calendar and desk."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0003"
down_revision: str | Sequence[str] | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

WITH_CLIENT_ID = (
    ("tickets", "user_id"),
    ("support_cases", "user_id"),
    ("ticket_messages", "author_id"),
    ("support_messages", "author_id"),
)


def upgrade() -> None:
    op.create_table(
        "saved_views",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("filter", postgresql.JSONB(), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_views")),
        schema="tickets",
    )
    op.create_index(
        "ix_saved_views_owner_id_id", "saved_views", ["owner_id", "id"], schema="tickets"
    )
    op.create_index(
        "ix_saved_views_shared",
        "saved_views",
        ["id"],
        schema="tickets",
        postgresql_where=sa.text("shared"),
    )
    op.add_column("users", sa.Column("address", sa.Text(), nullable=True), schema="tickets")
    op.execute(
        """
        -- squawk-ignore require-concurrent-index-creation
        CREATE INDEX ix_users_roles ON tickets.users USING gin (roles)
        """
    )
    op.execute(
        """
        -- squawk-ignore require-concurrent-index-creation
        CREATE INDEX ix_tickets_preferred_date_id ON tickets.tickets (preferred_date, id)
        WHERE preferred_date IS NOT NULL
        """
    )
    for table, author in WITH_CLIENT_ID:
        op.add_column(table, sa.Column("client_id", sa.Uuid(), nullable=True), schema="tickets")
        op.execute(
            f"""
            -- squawk-ignore require-concurrent-index-creation
            CREATE UNIQUE INDEX uq_{table}_{author}_client_id ON tickets.{table}
            ({author}, client_id) WHERE client_id IS NOT NULL
            """
        )


def downgrade() -> None:
    for table, author in reversed(WITH_CLIENT_ID):
        op.drop_index(f"uq_{table}_{author}_client_id", table_name=table, schema="tickets")
        op.drop_column(table, "client_id", schema="tickets")
    op.drop_index("ix_tickets_preferred_date_id", table_name="tickets", schema="tickets")
    op.drop_index("ix_users_roles", table_name="users", schema="tickets")
    op.drop_column("users", "address", schema="tickets")
    op.drop_table("saved_views", schema="tickets")
