"""Devices from a table: tried first, then registered line by line."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from privet_shared.errors import AppError
from privet_shared.phones import NoPhoneNumber, parse_phone
from pydantic import ValidationError

from device_service.domain.policies import Author
from device_service.errors import UnknownUser, UnreadableTable
from device_service.schemas.devices import DeviceCreate
from device_service.services.devices import register
from device_service.services.users import UserService
from device_service.uow import UowFactory

MAX_LINES = 1000
_REQUIRED = ("title", "brand", "model", "serial_number")
_OPTIONAL = ("purchase_date", "warranty_until")
_OWNERS = ("user_id", "phone")


@dataclass(frozen=True, slots=True)
class LineError:
    """What is wrong with a line; ``field`` is None when it is not one field's fault."""

    field: str | None
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class LineOutcome:
    """What became, or would become, of a line of the table; the header is line 1."""

    line: int
    device_id: UUID | None = None
    errors: tuple[LineError, ...] = ()


class ImportService:
    """Imports devices; each line is a transaction of its own, so what was imported stays."""

    def __init__(self, uow: UowFactory, *, users: UserService, region: str) -> None:
        self._uow = uow
        self._users = users
        self._region = region

    async def run(self, table: str, *, dry_run: bool, author: Author) -> list[LineOutcome]:
        """Register what can be, or only say what would be; raises ``UnreadableTable``."""
        outcomes = []
        seen: set[tuple[str, str]] = set()
        for line, row in _rows(table):
            outcome = await self._import(line, row, seen, dry_run=dry_run, author=author)
            outcomes.append(outcome)
        return outcomes

    async def _import(
        self,
        line: int,
        row: dict[str, str],
        seen: set[tuple[str, str]],
        *,
        dry_run: bool,
        author: Author,
    ) -> LineOutcome:
        try:
            data = await self._parse(row)
            await self._users.learn(data.user_id)
            key = (data.brand.lower(), data.serial_number.lower())
            if key in seen:
                doubled = LineError("serial_number", "device.doubled_line", "Stands above already.")
                return LineOutcome(line, errors=(doubled,))
            seen.add(key)
            async with self._uow() as uow:
                device = await register(uow, data, author=author)
                if not dry_run:
                    await uow.commit()
                return LineOutcome(line, None if dry_run else device.id)
        except ValidationError as error:
            return LineOutcome(line, errors=tuple(_field_errors(error)))
        except AppError as error:
            return LineOutcome(line, errors=(LineError(None, error.code, error.detail),))

    async def _parse(self, row: dict[str, str]) -> DeviceCreate:
        values: dict[str, object] = {name: row.get(name, "") for name in _REQUIRED}
        values |= {name: row[name] for name in _OPTIONAL if row.get(name)}
        values["user_id"] = row.get("user_id") or await self._owner_of(row.get("phone", ""))
        return DeviceCreate.model_validate(values)

    async def _owner_of(self, phone: str) -> UUID:
        try:
            number = parse_phone(phone, region=self._region)
        except NoPhoneNumber as error:
            raise UnknownUser from error
        found = await self._users.find_by_phone(number)
        if found is None:
            raise UnknownUser
        return found


def _rows(table: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line numbers and cells by column; columns that are not ours are passed over."""
    text = table.removeprefix("\ufeff")
    header = text.partition("\n")[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error as error:
        raise UnreadableTable(f"Line {reader.line_num}: {error}.") from error
    if not lines:
        raise UnreadableTable("The table is empty.")
    columns = [cell.strip().lower() for cell in lines[0][1]]
    missing = [name for name in _REQUIRED if name not in columns]
    if missing or not set(_OWNERS) & set(columns):
        wanted = [*missing, *(() if set(_OWNERS) & set(columns) else ("user_id or phone",))]
        raise UnreadableTable(f"The header lacks: {', '.join(wanted)}.")
    if len(lines) - 1 > MAX_LINES:
        raise UnreadableTable(f"A table may have {MAX_LINES} lines at most.")
    for line, cells in lines[1:]:
        yield (
            line,
            {
                name: cell.strip()
                for name, cell in zip(columns, cells, strict=False)
                if cell.strip()
            },
        )


def _field_errors(error: ValidationError) -> Iterator[LineError]:
    for item in error.errors():
        field = str(item["loc"][0]) if item["loc"] else None
        yield LineError(field, "request.invalid", item["msg"])
