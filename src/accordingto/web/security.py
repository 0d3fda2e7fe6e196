"""What stands between a request and the pages: whom it is for, where it comes from, what a browser may do with the answer.

Reports are hostile text, and the analyst's browser is open to the whole web while the workbench listens on this machine. So: no
script and no style but the workbench's own files; no request but to the workbench; nothing is changed on behalf of another site.
"""

import hashlib
import hmac
import secrets
from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accordingto.web.errors import problem
from accordingto.web.settings import Settings

COOKIE = "accordingto_csrf"
HEADER = "x-csrf-token"
FIELD = "csrf"
"""The same, as a field of a form."""
MOST_FORM = 100_000
"""Bytes of a form's fields among which the token is looked for."""
READS = frozenset(("GET", "HEAD", "OPTIONS"))

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self';"
    " worker-src 'self' blob:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of every answer that brings none of its own; `blob:` is for the map, which draws in a worker."""

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # without any, a form of a page would not say where it comes from, and be refused
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-frame-options": "DENY",
}


class Guard:
    """The middleware that every request passes first."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Lets through to ``app`` what is addressed to this workbench and comes from it."""
        self.app = app
        self.settings = settings
        self._secret = secrets.token_bytes(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        value = _cookie(headers)
        fresh = value is None
        value = value or secrets.token_urlsafe(24)
        scope.setdefault("state", {})["csrf"] = self._token(value)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, text in HEADERS.items():
                    out.setdefault(name, text)
                out.setdefault("content-security-policy", POLICY)
                out.setdefault("cache-control", "no-store")
                if fresh:
                    secure = "; Secure" if secured(scope, self.settings) else ""
                    out.append("set-cookie", f"{COOKIE}={value}; Path=/; HttpOnly; SameSite=Strict{secure}")
            await send(message)

        token, receive = await _brought(scope, headers, receive)
        refusal = self._refusal(scope, headers, value, token)
        if refusal is None:
            await self.app(scope, receive, answer)
        else:
            status, reason = refusal
            await problem(Request(scope), status, reason)(scope, receive, answer)

    def _refusal(self, scope: Scope, headers: Headers, value: str, token: str) -> tuple[int, str] | None:
        """Why a request is not answered."""
        host = headers.get("host", "")
        if not self.settings.allows(host):
            return 421, f"this workbench does not go by the name {host!r}: open it by the address that it printed"
        if scope["method"] in READS or _bearer(headers):
            return None
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        # A browser that says which site asks has compared it with the address that it knows, which a proxy before the workbench
        # may have changed; of an older one there is the host alone.
        elsewhere = site != "same-origin" if site else origin is not None and origin.partition("://")[2] != host
        if elsewhere:
            return 403, "another site asked for this change: make it on a page of the workbench itself"
        if not hmac.compare_digest(token.encode(), self._token(value).encode()):
            return (
                403,
                f"the page is older than the workbench: load it again (the header {HEADER} was wrong or missing)",
            )
        return None

    def _token(self, value: str) -> str:
        return hmac.new(self._secret, value.encode(), hashlib.sha256).hexdigest()


def secured(scope: Scope, settings: Settings) -> bool:
    """Whether the browser came by HTTPS, so that its cookies must never go without."""
    return scope.get("scheme") == "https" or settings.secure


async def _brought(scope: Scope, headers: Headers, receive: Receive) -> tuple[str, Receive]:
    """The token that a request brings, in the header or in a field of a form; and what the body can still be read from."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if scope["method"] in READS or HEADER in headers or kind != "application/x-www-form-urlencoded":
        return headers.get(HEADER, ""), receive
    seen: list[Message] = []
    while not seen or (seen[-1].get("more_body") and sum(len(m.get("body", b"")) for m in seen) <= MOST_FORM):
        seen.append(await receive())
    body = b"".join(message.get("body", b"") for message in seen)[:MOST_FORM]
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=100) if body.count(b"&") < 100 else {}

    async def again() -> Message:
        return seen.pop(0) if seen else await receive()

    return fields.get(FIELD, [""])[0], again


def _bearer(headers: Headers) -> bool:
    """Whether the request brings a token of its own, which no browser adds by itself."""
    return headers.get("authorization", "").lower().startswith("bearer ")


def _cookie(headers: Headers) -> str | None:
    """The value that the token is made of; of this browser alone."""
    jar: SimpleCookie = SimpleCookie()
    for header in headers.getlist("cookie"):
        jar.load(header)
    return jar[COOKIE].value if COOKIE in jar and 20 <= len(jar[COOKIE].value) <= 64 else None
