"""The same domain as one ordinary application: what the whole path is measured against.

FastAPI and the SQLAlchemy ORM with psycopg; each request decodes its token and loads its user.
"""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Annotated
from uuid import UUID, uuid4

import jwt
from fastapi import Depends, FastAPI, HTTPException, Query
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ARRAY, DateTime, ForeignKey, Index, Text, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

SECRET = os.environ["JWT_SECRET"]
engine = create_engine(os.environ["DATABASE_URL"], pool_size=20)
sessions = sessionmaker(engine)


class Base(DeclarativeBase):
    """The base of every table."""

    type_annotation_map = {datetime: DateTime(timezone=True), list[str]: ARRAY(Text)}  # noqa: RUF012


class User(Base):
    """An account."""

    __tablename__ = "users"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    phone: Mapped[str | None] = mapped_column(unique=True)
    email: Mapped[str | None]
    email_verified: Mapped[bool] = mapped_column(default=False)
    name: Mapped[str | None]
    address: Mapped[str | None]
    locale: Mapped[str] = mapped_column(default="ru")
    avatar_media_id: Mapped[UUID | None]
    status: Mapped[str] = mapped_column(default="active")
    roles: Mapped[list[str]]
    has_subscription: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Device(Base):
    """A thing that somebody owns."""

    __tablename__ = "devices"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"), index=True)
    title: Mapped[str]
    brand: Mapped[str]
    model: Mapped[str]
    serial_number: Mapped[str]
    purchase_date: Mapped[date | None]
    warranty_until: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Ticket(Base):
    """A request for service."""

    __tablename__ = "tickets"
    __table_args__ = (Index("ix_tickets_user_id_created_at", "user_id", "created_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"))
    device_id: Mapped[UUID | None] = mapped_column(ForeignKey("devices.id"), index=True)
    assignee_id: Mapped[UUID | None]
    title: Mapped[str]
    description: Mapped[str | None]
    status: Mapped[str] = mapped_column(default="new")
    priority: Mapped[str] = mapped_column(default="normal")
    preferred_date: Mapped[date | None]
    tags: Mapped[list[str]] = mapped_column(default=list)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Read(BaseModel):
    """An answer, read from the ORM's objects."""

    model_config = ConfigDict(from_attributes=True)


class UserRead(Read):
    """The caller's account."""

    id: UUID
    phone: str | None
    email: str | None
    email_verified: bool
    name: str | None
    address: str | None
    locale: str
    avatar_media_id: UUID | None
    status: str
    roles: list[str]
    has_subscription: bool
    created_at: datetime
    updated_at: datetime


class DeviceRead(Read):
    """A device."""

    id: UUID
    user_id: UUID
    title: str
    brand: str
    model: str
    serial_number: str
    purchase_date: date | None
    warranty_until: date | None
    created_at: datetime
    updated_at: datetime


class TicketCreate(BaseModel):
    """A new ticket."""

    title: str = Field(min_length=1, max_length=200)
    description: str | None = Field(None, max_length=10_000)
    device_id: UUID | None = None
    preferred_date: date | None = None
    priority: str = "normal"


class TicketRead(Read):
    """A ticket."""

    id: UUID
    title: str
    status: str
    priority: str
    user_id: UUID
    device_id: UUID | None
    assignee_id: UUID | None
    tags: list[str]
    preferred_date: date | None
    created_at: datetime
    updated_at: datetime


class TicketDetail(TicketRead):
    """A ticket with its description."""

    description: str | None


@asynccontextmanager
async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
    """Make the tables."""
    Base.metadata.create_all(engine)
    yield
    engine.dispose()


app = FastAPI(lifespan=lifespan)
bearer = HTTPBearer()


def get_session() -> Iterator[Session]:
    """Give each request a session of its own."""
    with sessions() as session:
        yield session


SessionDep = Annotated[Session, Depends(get_session)]


def get_current_user(
    session: SessionDep, credentials: Annotated[HTTPAuthorizationCredentials, Depends(bearer)]
) -> User:
    """Decode the token and load its user."""
    try:
        claims = jwt.decode(credentials.credentials, SECRET, ["HS256"])
        user_id = UUID(claims["sub"])
    except (jwt.InvalidTokenError, KeyError, ValueError) as error:
        raise HTTPException(401) from error
    user = session.get(User, user_id)
    if user is None:
        raise HTTPException(401)
    return user


CurrentUser = Annotated[User, Depends(get_current_user)]


@app.get("/health")
def health() -> str:
    """Say that the tables are there."""
    return "ok"


@app.get("/api/v1/user/me", response_model=UserRead)
def get_me(user: CurrentUser) -> User:
    """Show the caller's account."""
    return user


@app.get("/api/v1/devices/{device_id}", response_model=DeviceRead)
def get_device(device_id: UUID, session: SessionDep, _user: CurrentUser) -> Device:
    """Show a device."""
    device = session.get(Device, device_id)
    if device is None:
        raise HTTPException(404)
    return device


@app.get("/api/v1/tickets", response_model=list[TicketRead])
def list_tickets(
    session: SessionDep, user: CurrentUser, limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> list[Ticket]:
    """List the caller's tickets, newest first."""
    statement = (
        select(Ticket)
        .where(Ticket.user_id == user.id)
        .order_by(Ticket.created_at.desc())
        .limit(limit)
    )
    return list(session.scalars(statement))


@app.post("/api/v1/tickets", status_code=201, response_model=TicketDetail)
def create_ticket(data: TicketCreate, session: SessionDep, user: CurrentUser) -> Ticket:
    """File a ticket; the device, when one is named, must be registered."""
    if data.device_id is not None and session.get(Device, data.device_id) is None:
        raise HTTPException(404)
    ticket = Ticket(user_id=user.id, **data.model_dump())
    session.add(ticket)
    session.commit()
    session.refresh(ticket)
    return ticket
