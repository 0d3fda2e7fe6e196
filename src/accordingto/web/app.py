"""The workbench: a store as pages and as JSON."""

import mimetypes
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from accordingto.reading import Reader
from accordingto.store import Store
from accordingto.web import errors
from accordingto.web.pages import PAGES
from accordingto.web.pages.settings import prepare
from accordingto.web.rendering import STATIC
from accordingto.web.security import Guard
from accordingto.web.settings import Settings
from accordingto.web.worker import Worker


def create_app(settings: Settings, reader: Callable[[], Reader] = Reader) -> FastAPI:
    """The workbench of one store, as an ASGI application. The store is made if it is not there, and closed at the end.

    ``reader`` is asked for a Reader when the first file is added.

    >>> import tempfile
    >>> from pathlib import Path
    >>> app = create_app(Settings(Path(tempfile.mkdtemp()) / "record.db"))
    >>> "/inbox.json" in app.openapi()["paths"]
    True
    """
    store = Store(settings.store, create=True)

    @asynccontextmanager
    async def open_hours(app: FastAPI) -> AsyncIterator[None]:
        app.state.worker = Worker(store, reader)
        app.state.preparing = threading.Thread(target=prepare, name="prepare", daemon=True)
        app.state.preparing.start()
        yield
        app.state.worker.close()
        store.close()

    app = FastAPI(
        title="accordingto",
        version=version("accordingto"),
        description="The workbench's pages as JSON, and the changes that they make. `/api/session` gives the token for changes.",
        docs_url=None,  # Swagger's page loads itself from another machine
        redoc_url=None,
        openapi_url="/openapi.json",
        lifespan=open_hours,
        middleware=[Middleware(Guard, settings=settings)],
        max_body_size=settings.max_upload,
    )
    app.state.store, app.state.settings, app.state.name = store, settings, settings.store.name
    app.state.nav = tuple(link for page in PAGES for link in page.NAV)
    errors.install(app)
    for page in PAGES:
        app.include_router(page.router)
    app.mount("/static", Files(directory=STATIC), name="static")

    @app.get("/", include_in_schema=False)
    def start() -> RedirectResponse:
        return RedirectResponse("/inbox")

    return app


class Files(StaticFiles):
    """The workbench's own scripts and styles; an address with a version is kept for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """One file."""
        answer = await super().get_response(path, scope)
        lasting = b"v=" in scope.get("query_string", b"")
        answer.headers["cache-control"] = "public, max-age=31536000, immutable" if lasting else "no-cache"
        return answer


mimetypes.add_type("text/javascript", ".js")  # Windows may say otherwise, and no browser runs it then
