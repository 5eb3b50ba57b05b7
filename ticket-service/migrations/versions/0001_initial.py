"""Create the tables of tickets, their chat and history, the read models and the platform."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0001"
down_revision: str | Sequence[str] | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "devices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("brand", sa.Text(), nullable=True),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("serial_number", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
        schema="tickets",
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("caller", sa.String(length=64), nullable=False),
        sa.Column("route", sa.String(length=128), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("fingerprint", postgresql.BYTEA(), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        sa.Column("headers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("body", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("caller", "route", "key", name=op.f("pk_idempotency_keys")),
        schema="tickets",
        comment="The first answer to each Idempotency-Key, kept for 24 hours.",
    )
    op.create_index(
        "ix_idempotency_keys_created_at",
        "idempotency_keys",
        ["created_at"],
        unique=False,
        schema="tickets",
    )
    op.create_table(
        "inbox",
        sa.Column("consumer", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column(
            "received_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("consumer", "event_id", name=op.f("pk_inbox")),
        schema="tickets",
        comment="Events already handled, stored with their effect.",
    )
    op.create_index(
        "ix_inbox_received_at", "inbox", ["received_at"], unique=False, schema="tickets"
    )
    op.create_table(
        "media",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("filename", sa.Text(), nullable=True),
        sa.Column("content_type", sa.Text(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media")),
        schema="tickets",
    )
    op.create_index("ix_media_owner_id", "media", ["owner_id"], unique=False, schema="tickets")
    op.create_table(
        "outbox",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("aggregate_id", sa.Uuid(), nullable=False),
        sa.Column("envelope", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        schema="tickets",
        comment="Events committed with the change they tell of; the relay publishes them.",
    )
    op.create_index(
        "ix_outbox_published_at", "outbox", ["published_at"], unique=False, schema="tickets"
    )
    op.create_index(
        "ix_outbox_unpublished",
        "outbox",
        ["aggregate_id", "seq"],
        unique=False,
        schema="tickets",
        postgresql_where=sa.text("published_at IS NULL"),
    )
    op.create_table(
        "tickets",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "sequence", sa.BigInteger(), sa.Identity(always=True, start=1001), nullable=False
        ),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("assignee_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("preferred_date", sa.Date(), nullable=True),
        sa.Column(
            "tags", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'::text[]"), nullable=False
        ),
        sa.Column(
            "attachment_urls",
            sa.ARRAY(sa.Text()),
            server_default=sa.text("'{}'::text[]"),
            nullable=False,
        ),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
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
        sa.CheckConstraint(
            "priority IN ('low', 'normal', 'high', 'urgent')", name=op.f("ck_tickets_priority")
        ),
        sa.CheckConstraint(
            "status IN ('new', 'in_progress', 'completed', 'rejected')",
            name=op.f("ck_tickets_status"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tickets")),
        sa.UniqueConstraint("sequence", name=op.f("uq_tickets_sequence")),
        schema="tickets",
    )
    op.create_index(
        "ix_tickets_assignee_id_id",
        "tickets",
        ["assignee_id", "id"],
        unique=False,
        schema="tickets",
    )
    op.create_index(
        "ix_tickets_device_id_id", "tickets", ["device_id", "id"], unique=False, schema="tickets"
    )
    op.create_index(
        "ix_tickets_status_id", "tickets", ["status", "id"], unique=False, schema="tickets"
    )
    op.create_index(
        "ix_tickets_user_id_id", "tickets", ["user_id", "id"], unique=False, schema="tickets"
    )
    op.create_table(
        "users",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column(
            "roles", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'::text[]"), nullable=False
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        schema="tickets",
    )
    op.create_table(
        "ticket_messages",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("author_role", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("internal", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["tickets.tickets.id"],
            name=op.f("fk_ticket_messages_ticket_id_tickets"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_messages")),
        schema="tickets",
    )
    op.create_index(
        "ix_ticket_messages_author_id",
        "ticket_messages",
        ["author_id"],
        unique=False,
        schema="tickets",
    )
    op.create_index(
        "ix_ticket_messages_ticket_id_id",
        "ticket_messages",
        ["ticket_id", "id"],
        unique=False,
        schema="tickets",
    )
    op.create_table(
        "ticket_status_history",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("from_status", sa.Text(), nullable=True),
        sa.Column("to_status", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=False),
        sa.Column("changed_by_role", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column(
            "changed_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["tickets.tickets.id"],
            name=op.f("fk_ticket_status_history_ticket_id_tickets"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_status_history")),
        schema="tickets",
    )
    op.create_index(
        "ix_ticket_status_history_ticket_id_id",
        "ticket_status_history",
        ["ticket_id", "id"],
        unique=False,
        schema="tickets",
    )
    op.create_table(
        "ticket_attachments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("media_id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["tickets.ticket_messages.id"],
            name=op.f("fk_ticket_attachments_message_id_ticket_messages"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["tickets.tickets.id"],
            name=op.f("fk_ticket_attachments_ticket_id_tickets"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_attachments")),
        sa.UniqueConstraint(
            "ticket_id",
            "message_id",
            "media_id",
            name=op.f("uq_ticket_attachments_ticket_id_message_id_media_id"),
            postgresql_nulls_not_distinct=True,
        ),
        schema="tickets",
    )
    op.create_index(
        "ix_ticket_attachments_media_id",
        "ticket_attachments",
        ["media_id"],
        unique=False,
        schema="tickets",
    )
    op.create_index(
        "ix_ticket_attachments_message_id",
        "ticket_attachments",
        ["message_id"],
        unique=False,
        schema="tickets",
    )


def downgrade() -> None:
    op.drop_index(
        "ix_ticket_attachments_message_id", table_name="ticket_attachments", schema="tickets"
    )
    op.drop_index(
        "ix_ticket_attachments_media_id", table_name="ticket_attachments", schema="tickets"
    )
    op.drop_table("ticket_attachments", schema="tickets")
    op.drop_index(
        "ix_ticket_status_history_ticket_id_id",
        table_name="ticket_status_history",
        schema="tickets",
    )
    op.drop_table("ticket_status_history", schema="tickets")
    op.drop_index("ix_ticket_messages_ticket_id_id", table_name="ticket_messages", schema="tickets")
    op.drop_index("ix_ticket_messages_author_id", table_name="ticket_messages", schema="tickets")
    op.drop_table("ticket_messages", schema="tickets")
    op.drop_table("users", schema="tickets")
    op.drop_index("ix_tickets_user_id_id", table_name="tickets", schema="tickets")
    op.drop_index("ix_tickets_status_id", table_name="tickets", schema="tickets")
    op.drop_index("ix_tickets_device_id_id", table_name="tickets", schema="tickets")
    op.drop_index("ix_tickets_assignee_id_id", table_name="tickets", schema="tickets")
    op.drop_table("tickets", schema="tickets")
    op.drop_index(
        "ix_outbox_unpublished",
        table_name="outbox",
        schema="tickets",
        postgresql_where=sa.text("published_at IS NULL"),
    )
    op.drop_index("ix_outbox_published_at", table_name="outbox", schema="tickets")
    op.drop_table("outbox", schema="tickets")
    op.drop_index("ix_media_owner_id", table_name="media", schema="tickets")
    op.drop_table("media", schema="tickets")
    op.drop_index("ix_inbox_received_at", table_name="inbox", schema="tickets")
    op.drop_table("inbox", schema="tickets")
    op.drop_index("ix_idempotency_keys_created_at", table_name="idempotency_keys", schema="tickets")
    op.drop_table("idempotency_keys", schema="tickets")
    op.drop_table("devices", schema="tickets")
