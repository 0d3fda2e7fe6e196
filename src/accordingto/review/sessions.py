"""Coming in: with a name and a password, then with the secret of a session; programs with a token.

Of secrets the store keeps hashes alone. They are random and long, so that a plain SHA-256 does, and looking one up by its hash
tells nobody who measures time anything of it.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Table, delete, func, insert, or_, select, update

from accordingto.review import passwords
from accordingto.review.errors import LoginError, ReviewError
from accordingto.review.people import Clock, User, folded, now, stamp, user_of
from accordingto.store import Change, Store, audit
from accordingto.store.schema import failures, sessions, tokens, users

ABSOLUTE = timedelta(hours=12)
"""A session ends then, however often it is used: a working day and its evening."""
IDLE = timedelta(hours=2)
"""A session ends when it was not used for so long."""
WINDOW = timedelta(minutes=15)
"""Failed logins older than this are forgotten."""
BY_NAME_AND_ADDRESS, BY_NAME, BY_ADDRESS = 5, 25, 50
"""Failed logins within the window after which one has to wait: of one name from one address, of one name from anywhere (so that
nobody can guess from many addresses), and from one address."""
_MINUTE = timedelta(minutes=1)
PREFIX = "acct_"
"""What a token begins with, so that one that leaked is found by who looks for it."""


class TooManyError(LoginError):
    """Too many logins failed: says how long to wait."""

    def __init__(self, wait: timedelta) -> None:
        minutes = max(1, -(-int(wait.total_seconds()) // 60))
        super().__init__(f"too many logins failed: try again in {minutes} minute{'s' if minutes > 1 else ''}")
        self.seconds = max(1, int(wait.total_seconds()))


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is listed; the token itself was shown once, when it was made."""

    id: str
    """The first characters of its hash, to revoke it by."""
    label: str
    made: str
    used: str | None
    expires: str | None


class Door:
    """Where people and programs come in.

    door = Door(store)
    secret = door.login("Anna", password, "192.0.2.7")   # into a cookie
    user = door.session(secret)                          # at every request
    """

    def __init__(self, store: Store, clock: Clock = now) -> None:
        self._store = store
        self._clock = clock

    def login(self, name: str, password: str, address: str) -> str:
        """The secret of a new session; LoginError where name or password is wrong, and never which; TooManyError after many."""
        user = self.check(name, password, address)
        secret = secrets.token_urlsafe(32)
        at = self._clock()
        with self._store.write() as connection:
            number = connection.execute(
                select(users.c.number).where(users.c.folded == folded(user.name), users.c.disabled.is_(None))
            ).scalar()
            if number is None:  # since a moment
                raise _WRONG
            connection.execute(delete(sessions).where(sessions.c.expires < stamp(at)))
            row = {"user": number, "made": stamp(at), "used": stamp(at), "expires": stamp(at + ABSOLUTE)}
            connection.execute(insert(sessions).values(hash=_hash(secret), **row))
        return secret

    def check(self, name: str, password: str, address: str) -> User:
        """The user of that name and password. A failure is kept before it is known to be one: many at once count as many."""
        name = name[:1000]
        at, tried = self._clock(), _hash(folded(name))
        with self._store.write() as connection:
            connection.execute(delete(failures).where(failures.c.at <= stamp(at - WINDOW)))
            _not_too_many(connection, tried, address, at)
            row = connection.execute(select(users).where(users.c.folded == folded(name))).first()
            attempt = connection.execute(
                insert(failures).values(name=tried, address=address, at=stamp(at)).returning(failures.c.number)
            ).scalar_one()
        right = passwords.verify(row.password if row else None, password)
        if row is None or not right or row.disabled is not None:
            raise _WRONG
        with self._store.write() as connection:
            mine = (failures.c.name == tried) & (failures.c.address == address)
            connection.execute(delete(failures).where(or_(failures.c.number == attempt, mine)))
            if passwords.outdated(row.password):
                fresh = passwords.rehashed(password)
                same = (users.c.number == row.number) & (users.c.password == row.password)
                connection.execute(update(users).where(same).values(password=fresh))
        return user_of(row)

    def session(self, secret: str) -> User | None:
        """Who has that session; None where it has ended or never was."""
        return self._by(sessions, secret)

    def token(self, token: str) -> User | None:
        """Whose token it is; None where it is nobody's, or has expired."""
        return self._by(tokens, token) if token.startswith(PREFIX) else None

    def logout(self, secret: str) -> None:
        """Ends a session."""
        with self._store.write() as connection:
            connection.execute(delete(sessions).where(sessions.c.hash == _hash(secret)))

    def make_token(self, name: str, label: str, lasts: timedelta | None = None, who: str | None = None) -> str:
        """A new token of a user, which is shown this once."""
        label = " ".join(label.split())[:200]
        if not label:
            raise ReviewError("say what the token is for, so that you know which to revoke")
        token, at = PREFIX + secrets.token_urlsafe(32), self._clock()
        with self._store.write() as connection:
            row = _user(connection, name)
            expires = stamp(at + lasts) if lasts else None
            connection.execute(
                insert(tokens).values(hash=_hash(token), user=row, label=label, made=stamp(at), expires=expires)
            )
            self._log(connection, who, name, None, {"token": _hash(token)[:12], "label": label})
        return token

    def tokens(self, name: str) -> tuple[Token, ...]:
        """The tokens of a user, the oldest first."""
        with self._store.read() as connection:
            rows = select(tokens).where(tokens.c.user == _user(connection, name)).order_by(tokens.c.made)
            return tuple(Token(r.hash[:12], r.label, r.made, r.used, r.expires) for r in connection.execute(rows))

    def revoke(self, name: str, id: str, who: str | None = None) -> None:
        """Takes a token of a user back; ``id`` as `tokens` lists it."""
        with self._store.write() as connection:
            mine = (tokens.c.user == _user(connection, name)) & (func.substr(tokens.c.hash, 1, 12) == id)
            row = connection.execute(select(tokens).where(mine)).first()
            if row is None:
                raise ReviewError(f"{name} has no token {id!r}: `accordingto users list` shows them")
            connection.execute(delete(tokens).where(tokens.c.hash == row.hash))
            self._log(connection, who, name, {"token": id, "label": row.label}, None)

    def _by(self, table: Table, secret: str) -> User | None:
        at, hash = self._clock(), _hash(secret)
        rows = select(users, table.c.used, table.c.expires).join(table, table.c.user == users.c.number)
        with self._store.read() as connection:
            row = connection.execute(rows.where(table.c.hash == hash)).first()
        if row is None or row.disabled is not None or (row.expires is not None and row.expires <= stamp(at)):
            return None
        if table is sessions and row.used <= stamp(at - IDLE):
            return None
        if row.used is None or row.used <= stamp(at - _MINUTE):  # not at every request
            with self._store.write() as connection:
                connection.execute(update(table).where(table.c.hash == hash).values(used=stamp(at)))
        return user_of(row)

    def _log(self, connection: Connection, who: str | None, name: str, before: object, after: object) -> None:
        audit.append(connection, who or self._store.who, Change("user", f"user:{name}", "token", before, after))


_WRONG = LoginError("that name and that password do not belong together: try again")


def _not_too_many(connection: Connection, name: str, address: str, at: datetime) -> None:
    same, there = failures.c.name == name, failures.c.address == address
    for which, most in ((same & there, BY_NAME_AND_ADDRESS), (same, BY_NAME), (there, BY_ADDRESS)):
        times = (
            connection.execute(select(failures.c.at).where(which).order_by(failures.c.at.desc()).limit(most))
            .scalars()
            .all()
        )
        if len(times) == most:
            raise TooManyError(datetime.fromisoformat(times[-1]) + WINDOW - at)


def _user(connection: Connection, name: str) -> int:
    found: int | None = connection.execute(
        select(users.c.number).where(users.c.folded == folded(name), users.c.disabled.is_(None))
    ).scalar()
    if found is None:
        raise ReviewError(f"there is no user {name!r} who may come in: `accordingto users list` shows who there is")
    return found


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
