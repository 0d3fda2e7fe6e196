"""A Reading and the log's rows about it come in; the reviewed reading goes out, with what was decided of every cell, and by whom.

Decisions are rows of the store's log and nothing else: taking one back is another row. Start reading with `standing.py`, which
puts decisions into a reading, then `deciding.py`, which takes them.
"""

from accordingto.review.adopting import adopt
from accordingto.review.agreeing import CoderAgreement, Disagreement, FieldAgreement, agreement
from accordingto.review.assessing import (
    Assessed,
    Assessment,
    Grade,
    GradeName,
    IncidentReview,
    assess,
    assess_all,
    grades,
    incident_review,
    merge,
    split,
    take_back,
)
from accordingto.review.cells import Content
from accordingto.review.coding import Coding, Codings
from accordingto.review.deciding import UNSET, Choice, Desk, decide, finish, undo
from accordingto.review.errors import ConflictError, LoginError, NotAllowedError, ReviewError
from accordingto.review.people import People, User
from accordingto.review.presence import Editing, Presence
from accordingto.review.sessions import Door, Token, TooManyError
from accordingto.review.standing import CellState, Lost, Progress, Reviewed, Ruled, State, reviewed, reviewed_reading

__all__ = [
    "UNSET",
    "Assessed",
    "Assessment",
    "CellState",
    "Choice",
    "CoderAgreement",
    "Coding",
    "Codings",
    "ConflictError",
    "Content",
    "Desk",
    "Disagreement",
    "Door",
    "Editing",
    "FieldAgreement",
    "Grade",
    "GradeName",
    "IncidentReview",
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
    "adopt",
    "agreement",
    "assess",
    "assess_all",
    "decide",
    "finish",
    "grades",
    "incident_review",
    "merge",
    "reviewed",
    "reviewed_reading",
    "split",
    "take_back",
    "undo",
]
