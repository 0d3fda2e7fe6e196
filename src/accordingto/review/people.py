"""Who may come in, and what each may do.

A store without users is its machine's user's, who may do everything: nobody on one machine has to log in. With the first user,
who must be an admin, everybody has to.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from accordingto.record import vocabulary
from accordingto.review import passwords
from accordingto.review.errors import NotAllowedError, ReviewError
from accordingto.store import Change, Store, audit
from accordingto.store.schema import sessions, tokens, users

RoleName = Literal["reader", "coder", "editor", "admin"]
Permission = Literal["read", "export", "review", "code", "assess", "add", "assign", "remove", "manage"]
Clock = Callable[[], datetime]

_NAME = re.compile(r"[\w.@'-]+(?: [\w.@'-]+)*")
"""A user's name: words, as it stands in the log; no slash, as ``c1/Anna`` is a coding of hers."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may come in."""

    name: str
    role: RoleName
    disabled: str | None = None
    """Since when they may not (UTC)."""

    def may(self, what: Permission) -> bool:
        """Whether the role includes it.

        >>> User("Anna", "coder").may("review"), User("Anna", "coder").may("assess")
        (True, False)
        """
        return self.disabled is None and what in permissions()[self.role]

    def must(self, what: Permission) -> None:
        """NotAllowedError where the role does not include it."""
        if not self.may(what):
            roles = [role for role, some in permissions().items() if what in some]
            raise NotAllowedError(f"{self.name} is {self.role}, and may not {what}: ask for the role {roles[0]}")


def now() -> datetime:
    """The time, UTC."""
    return datetime.now(UTC)


def stamp(at: datetime) -> str:
    """A time as it is kept, so that the order of letters is that of times.

    >>> stamp(datetime(2022, 9, 14, 8, tzinfo=UTC))
    '2022-09-14T08:00:00.000Z'
    """
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@cache
def permissions() -> Mapping[RoleName, frozenset[Permission]]:
    """What each role may do: its own line of `roles.yaml`, and those before it."""
    lines = vocabulary.load("accordingto.review", "roles.yaml", dict[RoleName, list[Permission]])
    may: dict[RoleName, frozenset[Permission]] = {}
    so_far: frozenset[Permission] = frozenset()
    for role, some in lines.items():
        so_far |= frozenset(some)
        may[role] = so_far
    return may


class People:
    """The users of a store.

        people = People(store)
        people.add("Anna", "admin", "four words that nobody guesses")

    ``who`` in every method is the name of who does it, for the log; None for whoever opened the store.
    """

    def __init__(self, store: Store, clock: Clock = now) -> None:
        self._store = store
        self._clock = clock

    def alone(self) -> User | None:
        """The machine's user, as admin, where the store has no users; None where it has."""
        with self._store.read() as connection:
            if connection.execute(select(users.c.number).limit(1)).first():
                return None
        return User(self._store.who, "admin")

    def all(self) -> tuple[User, ...]:
        """The users, in the order in which they were added; those that are disabled, too."""
        with self._store.read() as connection:
            return tuple(user_of(row) for row in connection.execute(select(users).order_by(users.c.number)))

    def user(self, name: str) -> User:
        """The user of that name, in any case; ReviewError where there is none."""
        with self._store.read() as connection:
            return user_of(_row(connection, name))

    def add(self, name: str, role: RoleName, password: str | None, who: str | None = None) -> User:
        """Lets somebody in; without a password, by a token alone."""
        if not _NAME.fullmatch(name) or len(name) > 64:
            raise ReviewError(
                f"{name!r} is no name for a user: at most 64 letters, digits, spaces and . _ - @ ', as 'Anna Kovar'"
            )
        known(role)
        hashed = passwords.hashed(password, name) if password is not None else None
        with self._store.write() as connection:
            first = not connection.execute(select(users.c.number).limit(1)).first()
            if first and (role != "admin" or hashed is None):
                raise ReviewError("the first user must be an admin with a password: nobody else could let others in")
            if connection.execute(select(users.c.number).where(users.c.folded == folded(name))).first():
                raise ReviewError(f"there is a user {name!r} already: choose another name")
            made = stamp(self._clock())
            connection.execute(
                insert(users).values(name=name, folded=folded(name), role=role, password=hashed, made=made)
            )
            audit.append(connection, who or self._store.who, _change_of(name, "", None, {"role": role}))
        return User(name, role)

    def set_role(self, name: str, role: RoleName, who: str | None = None) -> User:
        """Gives somebody another role, and logs them out."""
        known(role)
        return self._change(name, "role", {"role": role}, who)

    def set_password(self, name: str, password: str, who: str | None = None) -> User:
        """Gives somebody another password, and logs them out everywhere."""
        return self._change(name, "password", {"password": passwords.hashed(password, name)}, who)

    def disable(self, name: str, who: str | None = None) -> User:
        """Lets somebody in no longer: no password, session or token of theirs works."""
        return self._change(name, "disabled", {"disabled": stamp(self._clock())}, who)

    def enable(self, name: str, who: str | None = None) -> User:
        """Lets somebody in again, whose tokens have to be made anew."""
        return self._change(name, "disabled", {"disabled": None}, who)

    def _change(self, name: str, cell: str, new: Mapping[str, str | None], who: str | None) -> User:
        with self._store.write() as connection:
            row = _row(connection, name)
            connection.execute(update(users).where(users.c.number == row.number).values(**new))
            admins = select(func.count()).where(
                users.c.role == "admin", users.c.disabled.is_(None), users.c.password.is_not(None)
            )
            if not connection.execute(admins).scalar_one():
                raise ReviewError(f"{row.name} is the only admin: make somebody else one first")
            connection.execute(delete(sessions).where(sessions.c.user == row.number))
            if new.get("disabled"):
                connection.execute(delete(tokens).where(tokens.c.user == row.number))
            secret = cell == "password"
            before, after = (None, None) if secret else (getattr(row, cell), new[cell])
            audit.append(connection, who or self._store.who, _change_of(row.name, cell, before, after))
            return user_of(_row(connection, name))


def folded(name: str) -> str:
    """A name without regard to case and to how its letters are encoded.

    >>> folded("ÁNNA") == folded("A\u0301nna")
    True
    """
    return unicodedata.normalize("NFKC", name).casefold()


def known(role: str) -> None:
    """ReviewError where there is no such role."""
    if role not in permissions():
        raise ReviewError(f"{role!r} is no role: it is one of {', '.join(permissions())}")


def user_of(row: Row[Any]) -> User:
    """A row of the table as a User."""
    known(row.role)
    return User(row.name, row.role, row.disabled)


def _row(connection: Connection, name: str) -> Row[Any]:
    row = connection.execute(select(users).where(users.c.folded == folded(name))).first()
    if row is None:
        raise ReviewError(f"there is no user {name!r}: `accordingto users list` shows who there is")
    return row


def _change_of(name: str, cell: str, before: Any, after: Any) -> Change:
    """A change of a user as a row of the log, which never holds a password or its hash."""
    return Change("user", f"user:{name}", cell, before, after)
