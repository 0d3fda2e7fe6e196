"""Who sits before the page: login, the token without which nothing is changed, and who else has a page open."""

import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from accordingto.review import Door, Presence
from accordingto.review.people import RoleName
from accordingto.web.desk import SESSION, AtDesk
from accordingto.web.navigation import Link
from accordingto.web.rendering import html
from accordingto.web.routing import PROBLEMS, Pages
from accordingto.web.security import HEADER, secured

router = Pages(tags=["session"])
NAV: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """What a program needs to make changes; a browser's pages hold it already."""

    user: str
    role: RoleName
    header: str
    """Every change needs this header …"""
    token: str
    """… with this value, and the cookie that came with the answer."""


class Login(BaseModel):
    """A name and a password."""

    name: Annotated[str, Field(max_length=200)]
    password: Annotated[str, Field(max_length=1000)]


class Here(BaseModel):
    """What somebody has open."""

    subject: Annotated[str, Field(max_length=500)]
    cell: Annotated[str, Field(max_length=100)] = ""


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who has it open."""

    who: str
    cell: str


@router.get("/api/session", responses=PROBLEMS)
def session(request: Request, desk: AtDesk) -> Session:
    """Who is asking, and the token for changes."""
    return Session(desk.user.name, desk.user.role, HEADER, request.state.csrf)


@router.get("/login", response_class=HTMLResponse, include_in_schema=False)
def login_page(request: Request, next: Annotated[str, Query(max_length=2000)] = "/inbox") -> HTMLResponse:
    """The page that asks for a name and a password."""
    # Only a path of this workbench: "//evil.example" would be another site's, and so would "/\t/…", as a browser drops tabs.
    inside = re.match(r"/(?![/\\])[!-~]*\Z", next)
    return html(request, "login.html", next=next if inside else "/inbox")


@router.post("/api/login", responses=PROBLEMS)
def login(request: Request, login: Login) -> Response:
    """Lets somebody in: the answer brings the cookie of the session."""
    address = request.client.host if request.client else ""
    secret = Door(request.app.state.store).login(login.name, login.password, address)
    answer = JSONResponse({"user": login.name})
    secure = secured(request.scope, request.app.state.settings)
    answer.set_cookie(SESSION, secret, httponly=True, samesite="strict", secure=secure)
    return answer


@router.post("/api/logout", responses=PROBLEMS)
def logout(request: Request, desk: AtDesk) -> Response:
    """Ends the session."""
    Door(desk.store).logout(request.cookies.get(SESSION, ""))
    answer = JSONResponse({"user": None})
    answer.delete_cookie(SESSION)
    return answer


@router.post("/api/presence", responses=PROBLEMS)
def presence(desk: AtDesk, here: Here) -> tuple[Other, ...]:
    """Says that one has a report or an incident open; who else has."""
    if desk.alone:
        return ()
    return tuple(Other(e.who, e.cell) for e in Presence(desk.store).here(here.subject, desk.user.name, here.cell))
