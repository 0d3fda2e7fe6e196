"""The inbox: reports to review."""

from dataclasses import dataclass

from accordingto.web.desk import AtDesk
from accordingto.web.routing import Pages

router = Pages(tags=["inbox"])


@dataclass(frozen=True, slots=True)
class Inbox:
    """What the page shows."""

    total: int
    """Reports in the store."""


@router.page("/inbox", "inbox/inbox.html")
def inbox(desk: AtDesk) -> Inbox:
    """What there is to review."""
    return Inbox(desk.store.count())
