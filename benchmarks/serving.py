"""A workbench served on loopback, and the Chromium that looks at it: for the figures, and for the tests."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI


def chromium() -> str | None:
    """The path of this machine's Chromium, or of the one that CHROMIUM names; None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def served(workbench: FastAPI) -> Iterator[str]:
    """The workbench on a free port of loopback, by its address."""
    # As `serve` does, it believes no header about where a request comes from.
    config = uvicorn.Config(workbench, port=0, log_level="warning", proxy_headers=False, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
    try:
        yield f"http://localhost:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
