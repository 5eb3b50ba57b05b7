"""Add due times, search, work reports, ratings, merging, read markers and support cases."""

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
        "chat_reads",
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column(
            "read_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.PrimaryKeyConstraint("subject_id", "user_id", name=op.f("pk_chat_reads")),
        schema="tickets",
    )
    op.create_index(
        "ix_chat_reads_user_id", "chat_reads", ["user_id"], unique=False, schema="tickets"
    )
    op.create_table(
        "support_cases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "sequence", sa.BigInteger(), sa.Identity(always=True, start=1001), nullable=False
        ),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
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
        sa.Column(
            "search",
            postgresql.TSVECTOR(),
            sa.Computed(
                "setweight(to_tsvector('russian'::regconfig, coalesce(subject, '')), 'A')",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.CheckConstraint(
            "status IN ('open', 'pending', 'closed', 'rejected')",
            name=op.f("ck_support_cases_status"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_cases")),
        sa.UniqueConstraint("sequence", name=op.f("uq_support_cases_sequence")),
        schema="tickets",
    )
    op.create_index(
        "ix_support_cases_search",
        "support_cases",
        ["search"],
        unique=False,
        schema="tickets",
        postgresql_using="gin",
    )
    op.create_index(
        "ix_support_cases_status_id",
        "support_cases",
        ["status", "id"],
        unique=False,
        schema="tickets",
    )
    op.create_index(
        "ix_support_cases_user_id_id",
        "support_cases",
        ["user_id", "id"],
        unique=False,
        schema="tickets",
    )
    op.create_table(
        "support_messages",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
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
            ["case_id"],
            ["tickets.support_cases.id"],
            name=op.f("fk_support_messages_case_id_support_cases"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_messages")),
        schema="tickets",
    )
    op.create_index(
        "ix_support_messages_author_id",
        "support_messages",
        ["author_id"],
        unique=False,
        schema="tickets",
    )
    op.create_index(
        "ix_support_messages_case_id_id",
        "support_messages",
        ["case_id", "id"],
        unique=False,
        schema="tickets",
    )
    op.create_table(
        "support_status_history",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
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
            ["case_id"],
            ["tickets.support_cases.id"],
            name=op.f("fk_support_status_history_case_id_support_cases"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_status_history")),
        schema="tickets",
    )
    op.create_index(
        "ix_support_status_history_case_id_id",
        "support_status_history",
        ["case_id", "id"],
        unique=False,
        schema="tickets",
    )
    op.create_table(
        "ticket_ratings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("score", sa.SmallInteger(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name=op.f("ck_ticket_ratings_score")),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["tickets.tickets.id"],
            name=op.f("fk_ticket_ratings_ticket_id_tickets"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_ratings")),
        sa.UniqueConstraint("ticket_id", "round", name=op.f("uq_ticket_ratings_ticket_id_round")),
        schema="tickets",
    )
    op.create_index(
        "ix_ticket_ratings_created_at",
        "ticket_ratings",
        ["created_at"],
        unique=False,
        schema="tickets",
    )
    op.create_index(
        "ix_ticket_ratings_user_id", "ticket_ratings", ["user_id"], unique=False, schema="tickets"
    )
    op.create_table(
        "work_reports",
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("actions", sa.Text(), nullable=True),
        sa.Column("parts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("labour_minutes", sa.Integer(), nullable=True),
        sa.Column(
            "media_ids", sa.ARRAY(sa.Uuid()), server_default=sa.text("'{}'::uuid[]"), nullable=False
        ),
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
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["tickets.tickets.id"],
            name=op.f("fk_work_reports_ticket_id_tickets"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_work_reports")),
        schema="tickets",
    )
    op.create_table(
        "support_attachments",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("media_id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["tickets.support_cases.id"],
            name=op.f("fk_support_attachments_case_id_support_cases"),
        ),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["tickets.support_messages.id"],
            name=op.f("fk_support_attachments_message_id_support_messages"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_attachments")),
        sa.UniqueConstraint(
            "case_id",
            "message_id",
            "media_id",
            name=op.f("uq_support_attachments_case_id_message_id_media_id"),
            postgresql_nulls_not_distinct=True,
        ),
        schema="tickets",
    )
    op.create_index(
        "ix_support_attachments_media_id",
        "support_attachments",
        ["media_id"],
        unique=False,
        schema="tickets",
    )
    op.create_index(
        "ix_support_attachments_message_id",
        "support_attachments",
        ["message_id"],
        unique=False,
        schema="tickets",
    )
    op.add_column("media", sa.Column("thumbnail_key", sa.Text(), nullable=True), schema="tickets")
    op.add_column("media", sa.Column("medium_key", sa.Text(), nullable=True), schema="tickets")
    # Generated columns rewrite the table: it is small before the first release.
    op.execute(
        """
        -- squawk-ignore adding-field-with-default
        ALTER TABLE tickets.tickets ADD COLUMN priority_rank smallint GENERATED ALWAYS AS (
            CASE priority WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2
            WHEN 'urgent' THEN 3 END
        ) STORED
        """
    )
    op.add_column(
        "tickets",
        sa.Column("reopened_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        schema="tickets",
    )
    op.add_column(
        "tickets", sa.Column("merged_into_id", sa.Uuid(), nullable=True), schema="tickets"
    )
    op.add_column(
        "tickets",
        sa.Column(
            "sla_started_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        schema="tickets",
    )
    op.add_column(
        "tickets",
        sa.Column(
            "first_answer_due_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        schema="tickets",
    )
    op.add_column(
        "tickets",
        sa.Column("first_answered_at", sa.DateTime(timezone=True), nullable=True),
        schema="tickets",
    )
    op.add_column(
        "tickets",
        sa.Column(
            "resolution_due_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        schema="tickets",
    )
    op.execute(
        """
        -- squawk-ignore adding-field-with-default
        ALTER TABLE tickets.tickets ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
            setweight(to_tsvector('russian'::regconfig, coalesce(title, '')), 'A') ||
            setweight(to_tsvector('russian'::regconfig, coalesce(description, '')), 'B')
        ) STORED
        """
    )
    op.execute(
        """
        UPDATE tickets.tickets SET sla_started_at = created_at,
            first_answer_due_at = created_at + interval '8 hours',
            resolution_due_at = created_at + interval '72 hours'
        """
    )
    op.create_index(
        "ix_tickets_completed_at", "tickets", ["completed_at"], unique=False, schema="tickets"
    )
    op.create_index(
        "ix_tickets_created_at_id", "tickets", ["created_at", "id"], unique=False, schema="tickets"
    )
    op.create_index(
        "ix_tickets_merged_into_id", "tickets", ["merged_into_id"], unique=False, schema="tickets"
    )
    op.create_index(
        "ix_tickets_priority_rank_id",
        "tickets",
        ["priority_rank", "id"],
        unique=False,
        schema="tickets",
    )
    op.create_index(
        "ix_tickets_resolution_due_at_id",
        "tickets",
        ["resolution_due_at", "id"],
        unique=False,
        schema="tickets",
    )
    op.create_index(
        "ix_tickets_search",
        "tickets",
        ["search"],
        unique=False,
        schema="tickets",
        postgresql_using="gin",
    )
    op.create_index(
        "ix_tickets_tags",
        "tickets",
        ["tags"],
        unique=False,
        schema="tickets",
        postgresql_using="gin",
    )
    op.create_index(
        "ix_tickets_updated_at_id", "tickets", ["updated_at", "id"], unique=False, schema="tickets"
    )


def downgrade() -> None:
    op.drop_index("ix_tickets_updated_at_id", table_name="tickets", schema="tickets")
    op.drop_index("ix_tickets_tags", table_name="tickets", schema="tickets", postgresql_using="gin")
    op.drop_index(
        "ix_tickets_search", table_name="tickets", schema="tickets", postgresql_using="gin"
    )
    op.drop_index("ix_tickets_resolution_due_at_id", table_name="tickets", schema="tickets")
    op.drop_index("ix_tickets_priority_rank_id", table_name="tickets", schema="tickets")
    op.drop_index("ix_tickets_merged_into_id", table_name="tickets", schema="tickets")
    op.drop_index("ix_tickets_created_at_id", table_name="tickets", schema="tickets")
    op.drop_index("ix_tickets_completed_at", table_name="tickets", schema="tickets")
    op.drop_column("tickets", "search", schema="tickets")
    op.drop_column("tickets", "resolution_due_at", schema="tickets")
    op.drop_column("tickets", "first_answered_at", schema="tickets")
    op.drop_column("tickets", "first_answer_due_at", schema="tickets")
    op.drop_column("tickets", "sla_started_at", schema="tickets")
    op.drop_column("tickets", "merged_into_id", schema="tickets")
    op.drop_column("tickets", "reopened_count", schema="tickets")
    op.drop_column("tickets", "priority_rank", schema="tickets")
    op.drop_column("media", "medium_key", schema="tickets")
    op.drop_column("media", "thumbnail_key", schema="tickets")
    op.drop_table("support_attachments", schema="tickets")
    op.drop_table("work_reports", schema="tickets")
    op.drop_table("ticket_ratings", schema="tickets")
    op.drop_table("support_status_history", schema="tickets")
    op.drop_table("support_messages", schema="tickets")
    op.drop_table("support_cases", schema="tickets")
    op.drop_table("chat_reads", schema="tickets")
