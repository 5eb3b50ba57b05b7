"""What people are told of."""

from enum import StrEnum

from auth_service.domain.mails import MailTemplate


class NotificationKind(StrEnum):
    """What a notification is about; each may be wanted by e-mail or not."""

    TICKET_STATUS = "ticket_status"
    TICKET_MESSAGE = "ticket_message"
    TICKET_ASSIGNED = "ticket_assigned"
    SUPPORT_STATUS = "support_status"
    SUPPORT_MESSAGE = "support_message"

    @property
    def template(self) -> MailTemplate:
        """The words for it."""
        return MailTemplate(self.value)


class SubjectType(StrEnum):
    """What a notification leads to."""

    TICKET = "ticket"
    CASE = "case"
