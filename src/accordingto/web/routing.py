"""A page and its `.json`: one function makes the data of both."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from accordingto.web.rendering import html

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": why, "content": {"application/problem+json": {}}}
    for status, why in ((400, "Cannot be done"), (403, "Not allowed"), (404, "Not here"), (422, "Not understood"))
}


class Pages(APIRouter):
    """The routes of one page.

        router = Pages(tags=["inbox"])

        @router.page("/inbox", "inbox/inbox.html")
        def inbox(desk: AtDesk, outlet: str = "") -> Inbox: ...

    `/inbox` is then the template with the Inbox as ``page``, and `/inbox.json` the Inbox as JSON, documented in OpenAPI.
    """

    def page(self, path: str, template: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Registers a function that returns the data of a page, a frozen dataclass."""

        def register(function: Callable[..., Any]) -> Callable[..., Any]:
            signature = inspect.signature(function)

            @wraps(function)
            def shown(_request: Request, **values: Any) -> HTMLResponse:
                return html(_request, template, page=function(**values))

            request = inspect.Parameter("_request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
            given = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in signature.parameters.values()]
            shown.__signature__ = inspect.Signature([request, *given])  # type: ignore[attr-defined]
            # The JSON first: "/incidents/{id}" would take "/incidents/i1.json" for a page as well.
            self.add_api_route(f"{path}.json", function, response_model=signature.return_annotation, responses=PROBLEMS)
            self.add_api_route(path, shown, response_class=HTMLResponse, response_model=None, include_in_schema=False)
            return function

        return register
