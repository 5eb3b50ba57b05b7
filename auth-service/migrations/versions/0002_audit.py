"""Create the audit, and what admins search accounts by."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0002"
down_revision: str | Sequence[str] | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "audit_log",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("ip", sa.Text(), nullable=True),
        sa.Column("user_agent", sa.Text(), nullable=True),
        sa.Column(
            "details",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_log")),
        schema="auth",
    )
    op.create_index(
        "ix_audit_log_action_id", "audit_log", ["action", "id"], unique=False, schema="auth"
    )
    op.create_index(
        "ix_audit_log_actor_id_id", "audit_log", ["actor_id", "id"], unique=False, schema="auth"
    )
    op.create_index("ix_audit_log_at_id", "audit_log", ["at", "id"], unique=False, schema="auth")
    op.create_index(
        "ix_audit_log_user_id_id", "audit_log", ["user_id", "id"], unique=False, schema="auth"
    )
    op.create_index("ix_users_created_at", "users", ["created_at"], unique=False, schema="auth")
    op.create_index(
        "ix_users_email_prefix",
        "users",
        [sa.literal_column("lower(email)").label("lowered")],
        unique=False,
        schema="auth",
        postgresql_ops={"lowered": "text_pattern_ops"},
    )
    op.create_index(
        "ix_users_name_prefix",
        "users",
        [sa.literal_column("lower(name)").label("lowered")],
        unique=False,
        schema="auth",
        postgresql_ops={"lowered": "text_pattern_ops"},
    )
    op.create_index(
        "ix_users_phone_prefix",
        "users",
        [sa.literal_column("lower(phone)").label("lowered")],
        unique=False,
        schema="auth",
        postgresql_ops={"lowered": "text_pattern_ops"},
    )
    op.create_index(
        "ix_users_roles", "users", ["roles"], unique=False, schema="auth", postgresql_using="gin"
    )
    op.create_index("ix_users_status_id", "users", ["status", "id"], unique=False, schema="auth")


def downgrade() -> None:
    op.drop_index("ix_users_status_id", table_name="users", schema="auth")
    op.drop_index("ix_users_roles", table_name="users", schema="auth", postgresql_using="gin")
    op.drop_index(
        "ix_users_phone_prefix",
        table_name="users",
        schema="auth",
        postgresql_ops={"lowered": "text_pattern_ops"},
    )
    op.drop_index(
        "ix_users_name_prefix",
        table_name="users",
        schema="auth",
        postgresql_ops={"lowered": "text_pattern_ops"},
    )
    op.drop_index(
        "ix_users_email_prefix",
        table_name="users",
        schema="auth",
        postgresql_ops={"lowered": "text_pattern_ops"},
    )
    op.drop_index("ix_users_created_at", table_name="users", schema="auth")
    op.drop_table("audit_log", schema="auth")
