"""Answers requests: one uvicorn process, its probes on the admin port, and a drain before it ends."""

from importlib import import_module
from types import FrameType

import uvicorn

from chassis.health import database_answers, health
from chassis.settings import settings


class Server(uvicorn.Server):
    """Uvicorn that says it is not ready any more as soon as it is asked to stop."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop taking connections, finish what is under way; then `run` returns, where uvicorn would raise the signal again."""
        health.draining = True
        self.should_exit = True


def run(service: str) -> int:
    """Serve until SIGTERM; return the exit code."""
    one = settings()
    app = import_module(f"{service}.app").app
    _ = app.asgi  # a specification or handler that is wrong stops the boot, here
    health.start(lambda: database_answers(one.database_url))
    config = uvicorn.Config(
        app,
        host=one.host,
        port=one.port,
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # nobody here asks for the caller's address
        timeout_keep_alive=75,  # longer than the gateway's: it closes, not we, and no request falls in between
        timeout_graceful_shutdown=10,  # live streams end here; the browser comes back to another replica
    )
    server = Server(config)
    server.run()
    return 0 if server.started else 1
