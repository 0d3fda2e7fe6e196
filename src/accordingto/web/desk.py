"""What a page works with: the store, who sits before it, and the worker that adds files."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from accordingto.review import Door, LoginError, People, User
from accordingto.store import Store
from accordingto.web.settings import Settings
from accordingto.web.worker import Worker

SESSION = "accordingto_session"
"""The cookie of whoever is logged in."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a request may use."""

    store: Store
    settings: Settings
    user: User
    worker: Worker
    alone: bool
    """Whether the store has no users: then it is whoever uses this machine, without a login."""

    @property
    def who(self) -> str:
        """In whose name the log is written; empty for whoever opened the store."""
        return "" if self.alone else self.user.name


def desk(request: Request) -> Desk:
    """The desk of a request; LoginError where nobody is logged in."""
    state = request.app.state
    alone = People(state.store).alone()
    if alone is not None and not state.settings.local:
        raise LoginError("this store has no users: `accordingto users add` makes one, on the machine itself")
    user = alone or _known(request, Door(state.store))
    if user is None:
        raise LoginError("log in first")
    request.state.user = user
    request.state.alone = alone is not None
    return Desk(state.store, state.settings, user, state.worker, alone is not None)


def _known(request: Request, door: Door) -> User | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return door.token(token.strip())
    secret = request.cookies.get(SESSION)
    return door.session(secret) if secret else None


AtDesk = Annotated[Desk, Depends(desk)]
"""The type of the argument ``desk`` of a page."""
