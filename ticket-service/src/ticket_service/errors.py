"""What can go wrong with a ticket, named by the fact."""

from privet_shared.errors import Conflict, Forbidden, NotFound, Unprocessable


class TicketNotFound(NotFound):
    """No such ticket, or not the caller's."""

    code = "ticket.not_found"
    message = "There is no such ticket."


class InvalidTransition(Conflict):
    """The ticket cannot move from its status to the asked one; ``allowed`` names the moves."""

    code = "ticket.invalid_transition"
    message = "The ticket cannot move to that status."


class TransitionForbidden(Forbidden):
    """The move exists, but not for this caller; ``allowed`` names theirs."""

    code = "ticket.transition_forbidden"
    message = "You may not move the ticket to that status."


class TicketClosed(Conflict):
    """A completed or rejected ticket keeps its text."""

    code = "ticket.closed"
    message = "The ticket is closed and can no longer be edited."


class StaffFieldForbidden(Forbidden):
    """Priority, tags and assignee are set by staff."""

    code = "ticket.staff_field"
    message = "Only staff may set priority, tags and assignee."


class InternalNoteForbidden(Forbidden):
    """Internal notes are written by staff."""

    code = "ticket.internal_note_forbidden"
    message = "Only staff may write internal notes."


class UnknownDevice(Unprocessable):
    """The device does not exist."""

    code = "ticket.unknown_device"
    message = "There is no such device."


class UnknownMedia(Unprocessable):
    """A file does not exist, is not ready, or is not the caller's."""

    code = "ticket.unknown_media"
    message = "A file in media_ids does not exist, is not yet uploaded, or is not yours."


class UnknownAssignee(Unprocessable):
    """The assignee is not a member of staff."""

    code = "ticket.unknown_assignee"
    message = "The assignee is not an active member of staff."
