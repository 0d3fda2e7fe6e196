"""Who sits before the page, and the token without which nothing is changed."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request

from accordingto.web.desk import AtDesk, Rank
from accordingto.web.navigation import Link
from accordingto.web.security import HEADER

router = APIRouter(tags=["session"])
NAV: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """What a program needs to make changes; a browser's pages hold it already."""

    user: str
    role: Rank
    header: str
    """Every change needs this header …"""
    token: str
    """… with this value, and the cookie that came with the answer."""


@router.get("/api/session")
def session(request: Request, desk: AtDesk) -> Session:
    """Who is asking, and the token for changes."""
    return Session(desk.user.name, desk.user.role, HEADER, request.state.csrf)
