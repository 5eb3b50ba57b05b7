"""The chat of tickets and the files attached to them."""

from sqlalchemy.ext.asyncio import AsyncSession

from ticket_service.models import Attachment, Message
from ticket_service.repositories.chat import ChatRepository


class MessageRepository(ChatRepository[Message, Attachment]):
    """Reads and writes messages and attachments of tickets."""

    def __init__(self, session: AsyncSession) -> None:
        super().__init__(session, Message, Attachment)
