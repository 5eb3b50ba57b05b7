"""Index the audit by what still says from where people acted."""

from collections.abc import Sequence

from alembic import op

revision: str = "0004"
down_revision: str | Sequence[str] | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.execute(
        """
        -- squawk-ignore require-concurrent-index-creation
        CREATE INDEX ix_audit_log_at_origin ON auth.audit_log (at)
        WHERE ip IS NOT NULL OR user_agent IS NOT NULL
        """
    )


def downgrade() -> None:
    op.drop_index("ix_audit_log_at_origin", table_name="audit_log", schema="auth")
