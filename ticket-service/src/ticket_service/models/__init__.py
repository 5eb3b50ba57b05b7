"""The tables of the ticket service, in the schema ``tickets``."""

from ticket_service.models.base import Base, platform
from ticket_service.models.cases import Case, CaseAttachment, CaseMessage, CaseStatusChange
from ticket_service.models.chat import ChatAttachment, ChatMessage, ChatRead
from ticket_service.models.messages import Attachment, Message
from ticket_service.models.projections import Device, Media, User
from ticket_service.models.saved_views import SavedView
from ticket_service.models.tickets import StatusChange, Ticket
from ticket_service.models.work import Rating, WorkReport

__all__ = [
    "Attachment",
    "Base",
    "Case",
    "CaseAttachment",
    "CaseMessage",
    "CaseStatusChange",
    "ChatAttachment",
    "ChatMessage",
    "ChatRead",
    "Device",
    "Media",
    "Message",
    "Rating",
    "SavedView",
    "StatusChange",
    "Ticket",
    "User",
    "WorkReport",
    "platform",
]
