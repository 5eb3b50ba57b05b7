"""The tables of the ticket service, in the schema ``tickets``."""

from ticket_service.models.base import Base, platform
from ticket_service.models.messages import Attachment, Message
from ticket_service.models.projections import Device, Media, User
from ticket_service.models.tickets import StatusChange, Ticket

__all__ = [
    "Attachment",
    "Base",
    "Device",
    "Media",
    "Message",
    "StatusChange",
    "Ticket",
    "User",
    "platform",
]
