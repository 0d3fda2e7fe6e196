"""A Reading and the log's rows about it come in; the reviewed reading goes out, with what was decided of every cell, and by whom.

Decisions are rows of the store's log and nothing else: taking one back is another row. Start reading with `standing.py`, which
puts decisions into a reading, then `deciding.py`, which takes them.
"""

from accordingto.review.cells import Content
from accordingto.review.deciding import UNSET, Choice, Desk, decide, finish, undo
from accordingto.review.errors import ConflictError, LoginError, NotAllowedError, ReviewError
from accordingto.review.people import People, User
from accordingto.review.presence import Editing, Presence
from accordingto.review.sessions import Door, Token, TooManyError
from accordingto.review.standing import CellState, Lost, Progress, Reviewed, Ruled, State, reviewed

__all__ = [
    "UNSET",
    "CellState",
    "Choice",
    "ConflictError",
    "Content",
    "Desk",
    "Door",
    "Editing",
    "LoginError",
    "Lost",
    "NotAllowedError",
    "People",
    "Presence",
    "Progress",
    "ReviewError",
    "Reviewed",
    "Ruled",
    "State",
    "Token",
    "TooManyError",
    "User",
    "decide",
    "finish",
    "reviewed",
    "undo",
]
