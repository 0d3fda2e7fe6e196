"""What a page works with: the store, who sits before it, and the worker that adds files."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends
from starlette.requests import Request

from accordingto.store import Store
from accordingto.web.settings import Settings
from accordingto.web.worker import Worker

Rank = Literal["reader", "coder", "editor", "admin"]


@dataclass(frozen=True, slots=True)
class User:
    """Who sits before the page."""

    name: str
    role: Rank
    """``reader`` looks, ``coder`` decides of reports, ``editor`` of incidents too, ``admin`` of users."""
    local: bool = False
    """Whether it is whoever uses this machine, without a login."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a request may use."""

    store: Store
    settings: Settings
    user: User
    worker: Worker

    @property
    def who(self) -> str:
        """In whose name the log is written; empty for whoever opened the store."""
        return "" if self.user.local else self.user.name


def desk(request: Request) -> Desk:
    """The desk of a request."""
    state = request.app.state
    user = User(state.store.who, "admin", local=True)
    request.state.user = user
    return Desk(state.store, state.settings, user, state.worker)


AtDesk = Annotated[Desk, Depends(desk)]
"""The type of the argument ``desk`` of a page."""
