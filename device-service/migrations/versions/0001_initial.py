"""Create the tables of devices, their photos and history, the read models and the platform."""

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
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("serial_number", sa.Text(), nullable=False),
        sa.Column("purchase_date", sa.Date(), nullable=True),
        sa.Column("warranty_until", sa.Date(), nullable=True),
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
        schema="devices",
    )
    op.create_index(
        "ix_devices_brand_lower",
        "devices",
        [sa.literal_column("lower(brand)").label("lowered")],
        unique=False,
        schema="devices",
        postgresql_ops={"lowered": "text_pattern_ops"},
    )
    op.create_index(
        "ix_devices_model_lower",
        "devices",
        [sa.literal_column("lower(model)").label("lowered")],
        unique=False,
        schema="devices",
        postgresql_ops={"lowered": "text_pattern_ops"},
    )
    op.create_index(
        "ix_devices_serial_number_lower",
        "devices",
        [sa.literal_column("lower(serial_number)").label("lowered")],
        unique=False,
        schema="devices",
        postgresql_ops={"lowered": "text_pattern_ops"},
    )
    op.create_index(
        "ix_devices_title_lower",
        "devices",
        [sa.literal_column("lower(title)").label("lowered")],
        unique=False,
        schema="devices",
        postgresql_ops={"lowered": "text_pattern_ops"},
    )
    op.create_index(
        "ix_devices_user_id_id", "devices", ["user_id", "id"], unique=False, schema="devices"
    )
    op.create_index(
        "uq_devices_brand_serial_number",
        "devices",
        [sa.literal_column("lower(brand)"), sa.literal_column("lower(serial_number)")],
        unique=True,
        schema="devices",
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
        schema="devices",
        comment="The first answer to each Idempotency-Key, kept for 24 hours.",
    )
    op.create_index(
        "ix_idempotency_keys_created_at",
        "idempotency_keys",
        ["created_at"],
        unique=False,
        schema="devices",
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
        schema="devices",
        comment="Events already handled, stored with their effect.",
    )
    op.create_index(
        "ix_inbox_received_at", "inbox", ["received_at"], unique=False, schema="devices"
    )
    op.create_table(
        "media",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("filename", sa.Text(), nullable=True),
        sa.Column("content_type", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media")),
        schema="devices",
    )
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
        schema="devices",
        comment="Events committed with the change they tell of; the relay publishes them.",
    )
    op.create_index(
        "ix_outbox_published_at", "outbox", ["published_at"], unique=False, schema="devices"
    )
    op.create_index(
        "ix_outbox_unpublished",
        "outbox",
        ["aggregate_id", "seq"],
        unique=False,
        schema="devices",
        postgresql_where=sa.text("published_at IS NULL"),
    )
    op.create_table(
        "tickets",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tickets")),
        schema="devices",
    )
    op.create_index(
        "ix_tickets_device_id", "tickets", ["device_id"], unique=False, schema="devices"
    )
    op.create_table(
        "users",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        schema="devices",
    )
    op.create_table(
        "device_history",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("old_value", sa.Text(), nullable=True),
        sa.Column("new_value", sa.Text(), nullable=True),
        sa.Column("changed_by", sa.Uuid(), nullable=True),
        sa.Column("changed_by_role", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column(
            "changed_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["device_id"],
            ["devices.devices.id"],
            name=op.f("fk_device_history_device_id_devices"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_history")),
        schema="devices",
    )
    op.create_index(
        "ix_device_history_device_id_id",
        "device_history",
        ["device_id", "id"],
        unique=False,
        schema="devices",
    )
    op.create_table(
        "device_photos",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("media_id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["device_id"],
            ["devices.devices.id"],
            name=op.f("fk_device_photos_device_id_devices"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_photos")),
        sa.UniqueConstraint(
            "device_id", "media_id", name=op.f("uq_device_photos_device_id_media_id")
        ),
        schema="devices",
    )
    op.create_index(
        "ix_device_photos_media_id", "device_photos", ["media_id"], unique=False, schema="devices"
    )


def downgrade() -> None:
    op.drop_index("ix_device_photos_media_id", table_name="device_photos", schema="devices")
    op.drop_table("device_photos", schema="devices")
    op.drop_index("ix_device_history_device_id_id", table_name="device_history", schema="devices")
    op.drop_table("device_history", schema="devices")
    op.drop_table("users", schema="devices")
    op.drop_index("ix_tickets_device_id", table_name="tickets", schema="devices")
    op.drop_table("tickets", schema="devices")
    op.drop_index(
        "ix_outbox_unpublished",
        table_name="outbox",
        schema="devices",
        postgresql_where=sa.text("published_at IS NULL"),
    )
    op.drop_index("ix_outbox_published_at", table_name="outbox", schema="devices")
    op.drop_table("outbox", schema="devices")
    op.drop_table("media", schema="devices")
    op.drop_index("ix_inbox_received_at", table_name="inbox", schema="devices")
    op.drop_table("inbox", schema="devices")
    op.drop_index("ix_idempotency_keys_created_at", table_name="idempotency_keys", schema="devices")
    op.drop_table("idempotency_keys", schema="devices")
    op.drop_index("uq_devices_brand_serial_number", table_name="devices", schema="devices")
    op.drop_index("ix_devices_user_id_id", table_name="devices", schema="devices")
    op.drop_index("ix_devices_title_lower", table_name="devices", schema="devices")
    op.drop_index("ix_devices_serial_number_lower", table_name="devices", schema="devices")
    op.drop_index("ix_devices_model_lower", table_name="devices", schema="devices")
    op.drop_index("ix_devices_brand_lower", table_name="devices", schema="devices")
    op.drop_table("devices", schema="devices")
