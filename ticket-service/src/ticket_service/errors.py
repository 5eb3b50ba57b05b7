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


class NotAssignee(Forbidden):
    """The report of the work is the assignee's, or an admin's."""

    code = "ticket.not_assignee"
    message = "Only the ticket's assignee or an admin may write the report of the work."


class TooManyTags(Unprocessable):
    """The ticket would have more tags than it may."""

    code = "ticket.too_many_tags"
    message = "The ticket would have too many tags."


class WorkNotStarted(Conflict):
    """A report of work needs a ticket that is, or was, worked on."""

    code = "ticket.work_not_started"
    message = "The ticket must be in progress or completed."


class NotOwner(Forbidden):
    """Only the customer whose ticket it is may do this."""

    code = "ticket.not_owner"
    message = "Only the customer whose ticket it is may rate it."


class TicketNotCompleted(Conflict):
    """A ticket is rated when it is completed."""

    code = "ticket.not_completed"
    message = "The ticket is not completed."


class AlreadyRated(Conflict):
    """This completion has its rating."""

    code = "ticket.already_rated"
    message = "The ticket has been rated."


class MergeRefused(Conflict):
    """Only two open tickets of one customer can become one."""

    code = "ticket.merge_refused"
    message = "Only two different open tickets of the same customer can be merged."


class UnknownTarget(Unprocessable):
    """The ticket to merge into does not exist."""

    code = "ticket.unknown_target"
    message = "There is no ticket to merge into under this id."


class UnknownMessage(Unprocessable):
    """The message is not in this chat."""

    code = "chat.unknown_message"
    message = "There is no such message in this chat."


class ClientIdReused(Conflict):
    """The caller has given this client id to something else."""

    code = "client_id.reused"
    message = "This client_id names something else that you sent before."


class SavedViewNotFound(NotFound):
    """No such saved view, or not one that the caller may change."""

    code = "view.not_found"
    message = "There is no such saved view."


class TooManySavedViews(Conflict):
    """The caller keeps as many views as one may."""

    code = "view.too_many"
    message = "You keep as many saved views as one may: delete one first."


class CaseNotFound(NotFound):
    """No such support case, or not the caller's."""

    code = "support.not_found"
    message = "There is no such support case."


class InvalidCaseTransition(Conflict):
    """The case cannot move from its status to the asked one; ``allowed`` names the moves."""

    code = "support.invalid_transition"
    message = "The case cannot move to that status."


class CaseTransitionForbidden(Forbidden):
    """The move exists, but not for this caller; ``allowed`` names theirs."""

    code = "support.transition_forbidden"
    message = "You may not move the case to that status."


class CaseClosed(Conflict):
    """A closed or rejected case takes no more messages."""

    code = "support.closed"
    message = "The case is closed: open it again to write in it."


class PeriodRefused(Unprocessable):
    """The period is turned round or too long."""

    code = "ticket.period_refused"
    message = "The period must end on or after its first day and have 366 days at most."
