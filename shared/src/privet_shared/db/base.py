"""The declarative base of a service and the platform tables that each one has."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Identity,
    Index,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import BYTEA, JSONB

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

TYPE_ANNOTATION_MAP: dict[Any, Any] = {
    datetime: DateTime(timezone=True),
    UUID: Uuid(),
    str: Text(),
}


def service_metadata(schema: str) -> MetaData:
    """Return metadata whose tables live in ``schema`` and whose constraints are named."""
    return MetaData(schema=schema, naming_convention=NAMING_CONVENTION)


class PlatformTables:
    """The outbox, inbox and idempotency tables, in the service's own schema."""

    def __init__(self, metadata: MetaData) -> None:
        self.schema = metadata.schema or "public"
        self.outbox = Table(
            "outbox",
            metadata,
            Column("id", Uuid(), primary_key=True),
            Column("seq", BigInteger(), Identity(always=True), nullable=False),
            Column("aggregate_id", Uuid(), nullable=False),
            Column("envelope", JSONB(), nullable=False),
            Column(
                "created_at", DateTime(timezone=True), nullable=False, server_default=func.now()
            ),
            Column("published_at", DateTime(timezone=True)),
            Index(
                "ix_outbox_unpublished",
                "aggregate_id",
                "seq",
                postgresql_where=text("published_at IS NULL"),
            ),
            Index("ix_outbox_published_at", "published_at"),
            comment="Events committed with the change they tell of; the relay publishes them.",
        )
        self.inbox = Table(
            "inbox",
            metadata,
            Column("consumer", String(64), primary_key=True),
            Column("event_id", Uuid(), primary_key=True),
            Column(
                "received_at", DateTime(timezone=True), nullable=False, server_default=func.now()
            ),
            Index("ix_inbox_received_at", "received_at"),
            comment="Events already handled, stored with their effect.",
        )
        self.idempotency = Table(
            "idempotency_keys",
            metadata,
            Column("caller", String(64), primary_key=True),
            Column("route", String(128), primary_key=True),
            Column("key", String(255), primary_key=True),
            Column("fingerprint", BYTEA(), nullable=False),
            Column("status", SmallInteger(), nullable=False),
            Column("headers", JSONB(), nullable=False),
            Column("body", JSONB(), nullable=False),
            Column(
                "created_at", DateTime(timezone=True), nullable=False, server_default=func.now()
            ),
            Index("ix_idempotency_keys_created_at", "created_at"),
            comment="The first answer to each Idempotency-Key, kept for 24 hours.",
        )
