"""Passwords: what one must be, and how it is kept (Argon2id, with the parameters of RFC 9106 for little memory)."""

import secrets
import unicodedata
from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from accordingto.record import vocabulary
from accordingto.review.errors import ReviewError


@dataclass(frozen=True)
class Policy:
    """The file `passwords.yaml`."""

    shortest: int
    longest: int
    least_different: int
    common: tuple[str, ...]


@cache
def policy() -> Policy:
    """What a password must be."""
    return vocabulary.load("accordingto.review", "passwords.yaml", Policy)


def hashed(password: str, name: str) -> str:
    """The password of the user of that name as it is kept; ReviewError where it is too easy to guess."""
    checked(password, name)
    return _hasher().hash(_normal(password))


def checked(password: str, name: str) -> None:
    """ReviewError where others would guess it.

    >>> checked("river stone nine lamp", "Anna")
    >>> checked("passwords for all", "Anna")
    Traceback (most recent call last):
        ...
    accordingto.review.errors.ReviewError: that password is easily guessed: beside “password” it has 9 characters, fewer than 15
    """
    rules = policy()
    if len(password) > rules.longest:
        raise ReviewError(f"that password has more than {rules.longest:,} characters")
    if len(password) < rules.shortest:
        raise ReviewError(
            f"that password is too short: take {rules.shortest} characters or more, as four or five words"
        )
    if any(unicodedata.category(c) == "Cc" for c in password):
        raise ReviewError("that password holds control characters, which nobody can type: leave them out")
    if len(set(password.casefold())) < rules.least_different:
        raise ReviewError(f"that password has fewer than {rules.least_different} different characters")
    left = _normal(password).casefold()
    gone: list[str] = []
    for part in sorted((*rules.common, *name.casefold().split()), key=len, reverse=True):
        if len(part) > 2 and part in left:
            left, gone = left.replace(part, ""), [*gone, f"“{part}”"]
    if gone and len(left) < rules.shortest:
        raise ReviewError(
            f"that password is easily guessed: beside {', '.join(gone)} it has {len(left)} characters, "
            f"fewer than {rules.shortest}"
        )


def verify(kept: str | None, password: str) -> bool:
    """Whether it is the password that was kept; it takes as long where none was, so that nobody learns who has one."""
    try:
        right = _hasher().verify(kept or _nobodys(), _normal(password[: policy().longest]))
    except (VerificationError, InvalidHashError):
        return False
    return right and kept is not None


def outdated(kept: str) -> bool:
    """Whether it was hashed with less than is asked for today."""
    return _hasher().check_needs_rehash(kept)


def rehashed(password: str) -> str:
    """A password that was right, hashed anew."""
    return _hasher().hash(_normal(password))


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash(secrets.token_urlsafe())
