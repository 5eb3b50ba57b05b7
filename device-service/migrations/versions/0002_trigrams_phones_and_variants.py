"""Add trigrams for the search, phones of users and the smaller versions of photos."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | Sequence[str] | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_index(
        "ix_device_history_changed_by",
        "device_history",
        ["changed_by"],
        unique=False,
        schema="devices",
    )
    op.add_column(
        "devices",
        sa.Column(
            "trigrams", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'::text[]"), nullable=False
        ),
        schema="devices",
    )
    op.execute(
        """
        UPDATE devices.devices SET trigrams = ARRAY(
            SELECT DISTINCT field.mark || substr(lower(field.value), start, 3)
            FROM (VALUES ('0', title), ('1', brand), ('2', model), ('3', serial_number))
                AS field(mark, value), generate_series(1, length(field.value) - 2) AS start
        )
        """
    )
    op.create_index(
        "ix_devices_trigrams",
        "devices",
        ["trigrams"],
        unique=False,
        schema="devices",
        postgresql_using="gin",
    )
    op.add_column("media", sa.Column("thumbnail_key", sa.Text(), nullable=True), schema="devices")
    op.add_column("media", sa.Column("medium_key", sa.Text(), nullable=True), schema="devices")
    op.add_column("users", sa.Column("phone", sa.Text(), nullable=True), schema="devices")
    op.create_index("ix_users_phone", "users", ["phone"], unique=False, schema="devices")


def downgrade() -> None:
    op.drop_index("ix_users_phone", table_name="users", schema="devices")
    op.drop_column("users", "phone", schema="devices")
    op.drop_column("media", "medium_key", schema="devices")
    op.drop_column("media", "thumbnail_key", schema="devices")
    op.drop_index(
        "ix_devices_trigrams", table_name="devices", schema="devices", postgresql_using="gin"
    )
    op.drop_column("devices", "trigrams", schema="devices")
    op.drop_index("ix_device_history_changed_by", table_name="device_history", schema="devices")
