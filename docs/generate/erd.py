"""Prints docs/ERD.md: the tables of every service as Mermaid diagrams, from the models."""

import importlib
import re

from sqlalchemy import MetaData, Table

SERVICES = {
    "auth_service": "auth-service",
    "device_service": "device-service",
    "ticket_service": "ticket-service",
    "media_service": "media-service",
}
PLATFORM = ("outbox", "inbox", "idempotency_keys")


def entity(table: Table) -> list[str]:
    """Return the table's box."""
    lines = [f"    {table.name} {{"]
    for column in table.columns:
        kind = re.sub(r"\W+", "_", str(column.type).lower()).strip("_")
        marks = [
            mark
            for mark, on in (("PK", column.primary_key), ("FK", bool(column.foreign_keys)))
            if on
        ]
        null = ' "null"' if column.nullable else ""
        lines.append(f"        {kind} {column.name} {','.join(marks)}{null}".rstrip())
    return [*lines, "    }"]


def relations(table: Table) -> list[str]:
    """Return the table's foreign keys as lines between boxes."""
    return [
        f"    {key.column.table.name} ||--o{{ {table.name} : {key.parent.name}"
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
    ]


def diagram(metadata: MetaData) -> str:
    """Return one service's diagram, without the platform tables."""
    tables = [table for table in metadata.sorted_tables if table.name not in PLATFORM]
    lines = ["```mermaid", "erDiagram"]
    for table in tables:
        lines += entity(table)
    for table in tables:
        lines += relations(table)
    return "\n".join([*lines, "```"])


def main() -> None:
    """Print the document."""
    print("# Tables\n")
    print("Made by `make -C docs erd` from the models. Each service has a schema of its own and")
    print("sees no other; equal ids in two schemas are the same object, with no foreign key.\n")
    print(f"Every schema also has {', '.join(f'`{name}`' for name in PLATFORM)} from the shared")
    print("library: see [the decision](adr/0002-outbox-and-inbox.md).")
    for package, folder in SERVICES.items():
        metadata = importlib.import_module(f"{package}.models").Base.metadata
        print(f"\n## {folder}: schema `{metadata.schema}`\n\n{diagram(metadata)}")


if __name__ == "__main__":
    main()
