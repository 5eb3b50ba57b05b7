"""The background process of the ticket service: its events out, others' events in."""

import asyncio

from ticket_service.container import Container
from ticket_service.settings import TicketSettings

if __name__ == "__main__":
    asyncio.run(Container(TicketSettings()).run_worker())
