"""Tell news from pages, and when a page was published."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | Sequence[str] | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column(
        "pages",
        sa.Column("kind", sa.Text(), server_default="page", nullable=False),
        schema="media",
    )
    op.execute(
        """
        -- squawk-ignore constraint-missing-not-valid
        ALTER TABLE media.pages ADD CONSTRAINT ck_pages_kind CHECK (kind IN ('page', 'news'))
        """
    )
    op.add_column(
        "pages",
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        schema="media",
    )
    op.execute("UPDATE media.pages SET published_at = updated_at WHERE published")


def downgrade() -> None:
    op.drop_column("pages", "published_at", schema="media")
    op.drop_column("pages", "kind", schema="media")
