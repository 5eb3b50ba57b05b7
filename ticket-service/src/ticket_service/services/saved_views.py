"""Views of the queue that staff keep, for themselves or for all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from privet_shared.auth.principal import Principal, Role
from privet_shared.clock import utc_now
from privet_shared.conditional import Precondition, make_etag
from privet_shared.db.idempotency import Answer, Once
from privet_shared.errors import Unavailable
from pydantic import ValidationError

from ticket_service.errors import SavedViewNotFound, TooManySavedViews
from ticket_service.models import SavedView, User
from ticket_service.repositories.filters import TicketFilter
from ticket_service.schemas.saved_views import SavedViewCreate, SavedViewUpdate, ViewFilter
from ticket_service.services.tickets import filter_of
from ticket_service.uow import TicketUnitOfWork, UowFactory

MAX_OWNED = 50
MAX_OF_OTHERS = 200
COUNT_LIMIT = 1000

TOGETHER = timedelta(seconds=1)
"""How long the views of one caller may take to be counted in one statement."""
ALONE = timedelta(seconds=0.2)
"""How long one view may take, where they took too long together."""
ONE_BY_ONE = timedelta(seconds=2)
"""How long all of them may take then."""
SPARED = timedelta(minutes=5)
"""How long a view that took too long is left out."""
MAX_SPARED = 1000

BUILT_IN: Mapping[str, ViewFilter] = {
    "open": ViewFilter(open=True),
    "mine": ViewFilter(open=True, mine=True),
    "unassigned": ViewFilter(open=True, unassigned=True),
    "overdue": ViewFilter(overdue=True),
}


log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class SavedViewView:
    """A view with its owner, and whether the reader may change it."""

    view: SavedView
    owner: User | None
    editable: bool

    @property
    def etag(self) -> str:
        """Changes with the view."""
        return make_etag(self.view.id, self.view.version)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many tickets views show, at most ``COUNT_LIMIT`` each.

    Those that cannot be counted, or not quickly, are left out.
    """

    built_in: Mapping[str, int]
    saved: Mapping[UUID, int]


class SavedViewService:
    """Keeps views; owners change theirs, admins also what is shared."""

    def __init__(self, uow: UowFactory) -> None:
        self._uow = uow
        self._spared: dict[TicketFilter, datetime] = {}
        """Filters that took too long, and until when they are left out."""

    async def list(self, *, actor: Principal) -> Sequence[SavedViewView]:
        """Return the caller's views and those that are shared, in their order."""
        async with self._uow() as uow:
            views = await uow.saved_views.list_for(actor.user_id, shared=MAX_OF_OTHERS)
            return await _shown(uow, views, actor)

    async def create(
        self, data: SavedViewCreate, *, actor: Principal, once: Once[SavedViewView]
    ) -> Answer:
        """Keep a view; raises ``TooManySavedViews`` or an idempotency error."""
        async with self._uow() as uow:
            if (earlier := await uow.idempotency.find(once)) is not None:
                return earlier
            if await uow.saved_views.count_owned(actor.user_id) >= MAX_OWNED:
                raise TooManySavedViews
            view = SavedView(
                owner_id=actor.user_id,
                name=data.name,
                shared=data.shared,
                filter=_stored(data.filter),
                position=data.position,
            )
            await uow.saved_views.save(view)
            [shown] = await _shown(uow, [view], actor)
            return await uow.finish(once, shown)

    async def update(
        self, view_id: UUID, data: SavedViewUpdate, *, actor: Principal, precondition: Precondition
    ) -> SavedViewView:
        """Change a view; raises ``SavedViewNotFound`` or ``PreconditionFailed``."""
        changes: dict[str, Any] = data.changes()
        if "filter" in changes:
            changes["filter"] = _stored(data.filter)
        async with self._uow() as uow:
            view = await _editable(uow, view_id, actor)
            precondition.require_match(make_etag(view.id, view.version))
            for name, value in changes.items():
                setattr(view, name, value)
            view.updated_at = utc_now()
            await uow.saved_views.save()
            [shown] = await _shown(uow, [view], actor)
            await uow.commit()
            return shown

    async def delete(self, view_id: UUID, *, actor: Principal) -> None:
        """Delete a view; raises ``SavedViewNotFound``."""
        async with self._uow() as uow:
            await uow.saved_views.delete(await _editable(uow, view_id, actor))
            await uow.commit()

    async def count(self, *, actor: Principal) -> Counts:
        """Return how many tickets each of the views shows that ``list`` returns.

        Raises ``Unavailable`` when the built-in ones cannot be counted in time.
        """
        async with self._uow() as uow:
            views = await uow.saved_views.list_for(actor.user_id, shared=MAX_OF_OTHERS)
        built_in = {name: filter_of(query, actor) for name, query in BUILT_IN.items()}
        saved = {view.id: wanted for view in views if (wanted := _read(view, actor)) is not None}
        now = utc_now()
        counts = await self._count(
            [*built_in.values(), *(each for each in saved.values() if not self._spares(each, now))]
        )
        found = {name: counts[wanted] for name, wanted in built_in.items() if wanted in counts}
        if len(found) < len(built_in):
            raise Unavailable
        return Counts(
            found, {id_: counts[wanted] for id_, wanted in saved.items() if wanted in counts}
        )

    async def _count(self, wanted: Sequence[TicketFilter]) -> Mapping[TicketFilter, int]:
        """Return the counts of those that can be had in time."""
        async with self._uow() as uow:
            counts = await uow.tickets.count_each(wanted, limit=COUNT_LIMIT, within=TOGETHER)
        if counts is not None:
            return dict(zip(wanted, counts, strict=True))
        found = {}
        end = utc_now() + ONE_BY_ONE
        for each in wanted:
            if utc_now() > end:
                break
            async with self._uow() as uow:
                count = await uow.tickets.count_each([each], limit=COUNT_LIMIT, within=ALONE)
            if count is None:
                self._spare(each)
            else:
                found[each] = count[0]
        return found

    def _spares(self, wanted: TicketFilter, now: datetime) -> bool:
        return self._spared.get(wanted, now) > now

    def _spare(self, wanted: TicketFilter) -> None:
        if len(self._spared) >= MAX_SPARED:
            self._spared.clear()
        self._spared[wanted] = utc_now() + SPARED


def _read(view: SavedView, actor: Principal) -> TicketFilter | None:
    """Return what the view shows, None when its filter is of an earlier time and means nothing."""
    try:
        return filter_of(ViewFilter.model_validate(view.filter), actor)
    except ValidationError:
        log.warning("view.unreadable", view_id=str(view.id))
        return None


def _stored(query: ViewFilter) -> dict[str, Any]:
    return query.model_dump(mode="json", exclude_defaults=True)


def _may_edit(view: SavedView, actor: Principal) -> bool:
    return view.owner_id == actor.user_id or (view.shared and Role.ADMIN in actor.roles)


async def _editable(uow: TicketUnitOfWork, view_id: UUID, actor: Principal) -> SavedView:
    view = await uow.saved_views.find_for_update(view_id, visible_to=actor.user_id)
    if view is None or not _may_edit(view, actor):
        raise SavedViewNotFound
    return view


async def _shown(
    uow: TicketUnitOfWork, views: Sequence[SavedView], actor: Principal
) -> Sequence[SavedViewView]:
    owners = await uow.users.find_all({view.owner_id for view in views})
    return [
        SavedViewView(view, owners.get(view.owner_id), _may_edit(view, actor)) for view in views
    ]
