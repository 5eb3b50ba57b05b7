"""Add the smaller versions of images and what files are attached to."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | Sequence[str] | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "attachments",
        sa.Column("media_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("is_public", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.PrimaryKeyConstraint("media_id", "kind", "subject_id", name=op.f("pk_attachments")),
        schema="media",
    )
    op.create_index(
        "ix_attachments_subject_id", "attachments", ["subject_id"], unique=False, schema="media"
    )
    op.create_index(
        "ix_attachments_user_id", "attachments", ["user_id"], unique=False, schema="media"
    )
    op.execute(
        """
        INSERT INTO media.attachments (media_id, kind, subject_id, user_id)
        SELECT media_id, 'granted', user_id, user_id FROM media.media_grants
        """
    )
    # Before the first release nothing else reads the table that attachments replace.
    op.execute("-- squawk-ignore ban-drop-table\nDROP TABLE media.media_grants")
    op.add_column("media", sa.Column("served_key", sa.Text(), nullable=True), schema="media")
    op.add_column("media", sa.Column("thumbnail_key", sa.Text(), nullable=True), schema="media")
    op.add_column("media", sa.Column("medium_key", sa.Text(), nullable=True), schema="media")
    op.add_column("media", sa.Column("width", sa.Integer(), nullable=True), schema="media")
    op.add_column("media", sa.Column("height", sa.Integer(), nullable=True), schema="media")
    op.add_column(
        "media",
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        schema="media",
    )
    op.add_column(
        "media",
        sa.Column("last_asked_at", sa.DateTime(timezone=True), nullable=True),
        schema="media",
    )
    # Widened: every row that the old constraint took, the new one takes.
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        "ALTER TABLE media.media DROP CONSTRAINT ck_media_status"
    )
    op.execute(
        "-- squawk-ignore constraint-missing-not-valid\n"
        "ALTER TABLE media.media ADD CONSTRAINT ck_media_status "
        "CHECK (status IN ('pending', 'processing', 'ready', 'deleted'))"
    )
    op.execute(
        """
        UPDATE media.media SET status = 'processing', version = version + 1
        WHERE status = 'ready' AND content_type LIKE 'image/%'
        """
    )
    op.execute("UPDATE media.media SET served_key = key WHERE status = 'ready'")
    op.execute(
        "-- squawk-ignore require-concurrent-index-deletion\nDROP INDEX media.ix_media_unremoved"
    )
    op.create_index(
        "ix_media_unremoved",
        "media",
        ["id"],
        unique=False,
        schema="media",
        postgresql_where=sa.text(
            "(status = 'deleted' OR thumbnail_key IS NOT NULL) AND "
            "(object_removed_at IS NULL OR object_removed_at < upload_ends_at)"
        ),
    )
    op.create_index(
        "ix_media_processing",
        "media",
        ["id"],
        unique=False,
        schema="media",
        postgresql_where=sa.text("status = 'processing'"),
    )
    op.create_index(
        "ix_media_ready",
        "media",
        ["completed_at"],
        unique=False,
        schema="media",
        postgresql_where=sa.text("status = 'ready'"),
    )


def downgrade() -> None:
    op.drop_index(
        "ix_media_ready",
        table_name="media",
        schema="media",
        postgresql_where=sa.text("status = 'ready'"),
    )
    op.drop_index(
        "ix_media_processing",
        table_name="media",
        schema="media",
        postgresql_where=sa.text("status = 'processing'"),
    )
    op.drop_index("ix_media_unremoved", table_name="media", schema="media")
    op.create_index(
        "ix_media_unremoved",
        "media",
        ["deleted_at"],
        unique=False,
        schema="media",
        postgresql_where=sa.text(
            "status = 'deleted' AND "
            "(object_removed_at IS NULL OR object_removed_at < upload_ends_at)"
        ),
    )
    op.execute("UPDATE media.media SET status = 'ready' WHERE status = 'processing'")
    op.execute("ALTER TABLE media.media DROP CONSTRAINT ck_media_status")
    op.execute(
        """
        ALTER TABLE media.media ADD CONSTRAINT ck_media_status
            CHECK (status IN ('pending', 'ready', 'deleted'))
        """
    )
    op.drop_column("media", "last_asked_at", schema="media")
    op.drop_column("media", "leased_until", schema="media")
    op.drop_column("media", "height", schema="media")
    op.drop_column("media", "width", schema="media")
    op.drop_column("media", "medium_key", schema="media")
    op.drop_column("media", "thumbnail_key", schema="media")
    op.drop_column("media", "served_key", schema="media")
    op.create_table(
        "media_grants",
        sa.Column("media_id", sa.UUID(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.UUID(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("media_id", "user_id", name=op.f("pk_media_grants")),
        schema="media",
    )
    op.create_index(
        op.f("ix_media_grants_user_id"), "media_grants", ["user_id"], unique=False, schema="media"
    )
    op.drop_table("attachments", schema="media")
