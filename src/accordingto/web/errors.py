"""What went wrong, as a page for people and as JSON (RFC 9457) for programs."""

from urllib.parse import quote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from accordingto.record import AccordingToError
from accordingto.review import ConflictError, LoginError, NotAllowedError, TooManyError
from accordingto.web.rendering import html

TITLES = {
    400: "This cannot be done",
    401: "Who are you?",
    403: "This is not allowed",
    404: "There is no such page",
    405: "This cannot be done here",
    409: "Somebody was quicker",
    413: "This is too large",
    429: "Too many tries",
    421: "This is another machine's name",
    422: "This was not understood",
    500: "Something broke",
    503: "The store is busy",
}


class MissingError(AccordingToError):
    """What is asked for is not here."""


_STATUS: dict[type[AccordingToError], int] = {
    MissingError: 404,
    ConflictError: 409,
    NotAllowedError: 403,
    TooManyError: 429,
    LoginError: 401,
}


def problem(request: Request, status: int, detail: str) -> Response:
    """An answer that says what was wrong, in the form that was asked for."""
    title = TITLES.get(status, "This went wrong")
    if wants_json(request):
        body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        return JSONResponse(body, status, media_type="application/problem+json")
    return html(request, "error.html", status=status, title=title, detail=detail)


def wants_json(request: Request) -> bool:
    """Whether the answer goes to a program: a script of a page, or whoever asked for `.json`."""
    path = request.url.path
    return path.endswith(".json") or path.startswith("/api/") or "text/html" not in request.headers.get("accept", "")


def install(app: FastAPI) -> None:
    """Makes every error of ``app`` an answer."""

    async def told(request: Request, error: Exception) -> Response:
        if isinstance(error, LoginError) and not wants_json(request) and request.method == "GET":
            return RedirectResponse(f"/login?next={quote(request.url.path)}", 303)
        status = next((s for kind, s in _STATUS.items() if isinstance(error, kind)), 400)
        if "has been writing to it" in str(error):
            status = 503
        return problem(request, status, str(error))

    async def http(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):  # what this handler was registered for
            raise error
        words = "look at the address, or go back to the inbox" if error.status_code == 404 else str(error.detail)
        answer = problem(request, error.status_code, words)
        answer.headers.update(error.headers or {})
        return answer

    async def invalid(request: Request, error: Exception) -> Response:
        if not isinstance(error, RequestValidationError):
            raise error
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:]) or "the request"
        return problem(request, 422, f"{where}: {first['msg']}")

    async def broken(request: Request, error: Exception) -> Response:
        return problem(request, 500, f"an unexpected {type(error).__name__}: please report it, with what you did")

    app.add_exception_handler(AccordingToError, told)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(Exception, broken)
