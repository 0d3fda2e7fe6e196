"""Who may come in: nobody learns who there is, nobody guesses, and what is kept opens nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from accordingto.review import (
    Door,
    LoginError,
    NotAllowedError,
    People,
    Presence,
    ReviewError,
    TooManyError,
    User,
    reviewed,
)
from accordingto.review.passwords import checked, hashed, outdated, verify
from accordingto.review.people import permissions
from accordingto.review.sessions import ABSOLUTE, BY_NAME_AND_ADDRESS, IDLE, WINDOW
from accordingto.store import Store
from accordingto.store.schema import failures, users

SECRET = "river stone nine lamp"  # noqa: S105 — of nobody
HERE = "192.0.2.7"


@dataclass
class Clock:
    at: datetime = datetime(2022, 9, 14, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def waits(self, time: timedelta) -> None:
        self.at += time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def people(tmp_path: Path, clock: Clock) -> Iterator[People]:
    """Anna is admin; who changes things is the machine's user."""
    with Store(tmp_path / "record.db", create=True) as store:
        made = People(store, clock)
        made.add("Anna", "admin", SECRET)
        yield made


@pytest.fixture
def store(people: People) -> Store:
    return people._store


@pytest.fixture
def door(store: Store, clock: Clock) -> Door:
    return Door(store, clock)


def test_a_store_without_users_is_its_machines_users(tmp_path: Path) -> None:
    with Store(tmp_path / "record.db", create=True, who="Anna") as store:
        people = People(store)
        alone = people.alone()
        assert alone == User(store.who, "admin")
        assert alone.may("manage")
        people.add("Berta", "admin", SECRET)
        assert people.alone() is None


@pytest.mark.parametrize(("role", "password"), [("editor", SECRET), ("admin", None)])
def test_the_first_user_can_let_others_in(tmp_path: Path, role: str, password: str | None) -> None:
    with Store(tmp_path / "record.db", create=True) as store:
        with pytest.raises(ReviewError, match="first user must be an admin"):
            People(store).add("Berta", role, password)  # type: ignore[arg-type]
        assert People(store).alone() is not None


def test_each_role_may_what_the_one_before_may() -> None:
    readers, coders, editors, admins = (permissions()[r] for r in ("reader", "coder", "editor", "admin"))
    assert readers < coders < editors < admins
    assert "review" in coders - readers
    assert "assess" in editors - coders
    assert "manage" in admins - editors
    with pytest.raises(NotAllowedError, match="ask for the role editor"):
        User("Anna", "coder").must("assess")
    assert not User("Anna", "admin", "2022-09-14").may("read")


def test_the_last_admin_stays(people: People) -> None:
    people.add("Berta", "editor", SECRET)
    with pytest.raises(ReviewError, match="the only admin"):
        people.disable("anna")
    with pytest.raises(ReviewError, match="the only admin"):
        people.set_role("Anna", "reader")
    people.set_role("Berta", "admin")
    assert people.disable("ANNA").disabled == "2022-09-14T08:00:00.000Z"


@pytest.mark.parametrize("name", ["", " Anna", "c1/Anna", "A" * 65, "Anna\u202e", "anna", "Anna\n"])
def test_names_that_others_could_take_for_another_are_refused(people: People, name: str) -> None:
    with pytest.raises(ReviewError):
        people.add(name, "coder", SECRET)
    assert len(people.all()) == 1


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("short", "too short"),
        ("aaaaaaaaaaaaaaaaaaaa", "different characters"),
        ("Password1234567", "easily guessed"),
        ("accordingto2022!", "easily guessed"),
        ("Anna Anna Anna Anna 12", "different|easily guessed"),
        ("x" * 2000, "more than"),
        ("river\x00stone nine lamp", "control characters"),
    ],
)
def test_a_password_that_others_would_guess_is_refused(people: People, password: str, says: str) -> None:
    with pytest.raises(ReviewError, match=says):
        people.add("Berta", "coder", password)


def test_a_password_is_what_was_typed_however_its_letters_are_encoded() -> None:
    kept = hashed("río piedra nueve lámpara", "Anna")
    assert kept.startswith("$argon2id$")
    assert verify(kept, "ri\u0301o piedra nueve la\u0301mpara")
    assert not verify(kept, "rio piedra nueve lampara")
    assert not outdated(kept)
    checked("vier Wörter die keiner rät", "Anna")


def test_the_right_password_opens_a_session(door: Door) -> None:
    secret = door.login("anna", SECRET, HERE)
    assert door.session(secret) == User("Anna", "admin")
    assert door.session(secret + "x") is None
    door.logout(secret)
    assert door.session(secret) is None


def test_nobody_learns_what_was_wrong(people: People, door: Door) -> None:
    people.add("Berta", "coder", SECRET)
    people.disable("Berta")
    people.add("robot", "reader", None)
    said = set()
    for name, password in (("Anna", "wrong"), ("Nobody", SECRET), ("Berta", SECRET), ("robot", ""), ("robot", SECRET)):
        with pytest.raises(LoginError) as error:
            door.login(name, password, name)
        said.add(str(error.value))
    assert len(said) == 1


def test_a_password_is_hashed_for_those_who_have_none_too(monkeypatch: pytest.MonkeyPatch, door: Door) -> None:
    from accordingto.review import passwords

    done: list[str] = []
    nobody = hashed(SECRET * 2, "x")
    real = passwords._hasher().verify

    class Watched:
        def verify(self, kept: str, password: str) -> bool:
            done.append(kept[:10])
            return real(kept, password)

    monkeypatch.setattr(passwords, "_hasher", Watched)
    monkeypatch.setattr(passwords, "_nobodys", lambda: nobody)
    for name in ("Anna", "Nobody"):
        with pytest.raises(LoginError):
            door.login(name, "wrong", HERE)
    assert done == ["$argon2id$"] * 2


def test_who_guesses_has_to_wait(door: Door, clock: Clock) -> None:
    for _ in range(BY_NAME_AND_ADDRESS):
        with pytest.raises(LoginError, match="do not belong"):
            door.login("Anna", "wrong", HERE)
    with pytest.raises(TooManyError, match="try again in 15 minutes"):
        door.login("ANNA", SECRET, HERE)
    assert door.session(door.login("Anna", SECRET, "198.51.100.1")), "from elsewhere she comes in"
    clock.waits(WINDOW)
    assert door.session(door.login("Anna", SECRET, HERE))


def test_names_that_nobody_has_wait_too(door: Door) -> None:
    for _ in range(BY_NAME_AND_ADDRESS):
        with pytest.raises(LoginError, match="do not belong"):
            door.login("Nobody", "wrong", HERE)
    with pytest.raises(TooManyError):
        door.login("Nobody", "wrong", HERE)


def test_many_addresses_and_many_names_are_no_way_around(door: Door, store: Store, clock: Clock) -> None:
    at = clock().isoformat(timespec="milliseconds").replace("+00:00", "Z")
    from accordingto.review.sessions import BY_ADDRESS, BY_NAME, _hash

    with store.write() as connection:
        connection.execute(
            failures.insert(), [{"name": _hash("anna"), "address": f"10.0.0.{n}", "at": at} for n in range(BY_NAME)]
        )
        connection.execute(
            failures.insert(), [{"name": _hash(f"name {n}"), "address": HERE, "at": at} for n in range(BY_ADDRESS)]
        )
    with pytest.raises(TooManyError):
        door.login("Anna", SECRET, "203.0.113.9")
    with pytest.raises(TooManyError):
        door.login("Somebody", SECRET, HERE)


def test_a_success_forgets_the_failures_before(door: Door) -> None:
    for _ in range(3):
        for _ in range(BY_NAME_AND_ADDRESS - 1):
            with pytest.raises(LoginError, match="do not belong"):
                door.login("Anna", "wrong", HERE)
        door.login("Anna", SECRET, HERE)


def test_a_session_ends_when_it_is_idle_and_at_the_latest_in_the_evening(door: Door, clock: Clock) -> None:
    secret = door.login("Anna", SECRET, HERE)
    clock.waits(IDLE)
    assert door.session(secret) is None
    secret, began = door.login("Anna", SECRET, HERE), clock()
    while clock() - began < ABSOLUTE - IDLE / 2:
        assert door.session(secret) is not None
        clock.waits(IDLE / 2)
    clock.waits(IDLE / 2)
    assert door.session(secret) is None


@pytest.mark.parametrize("change", ["password", "role", "disabled"])
def test_a_change_logs_out(people: People, door: Door, change: str) -> None:
    people.add("Berta", "admin", SECRET)
    secret = door.login("Berta", SECRET, HERE)
    {
        "password": lambda: people.set_password("Berta", "another long sentence"),
        "role": lambda: people.set_role("Berta", "coder"),
        "disabled": lambda: people.disable("Berta"),
    }[change]()
    assert door.session(secret) is None


def test_a_token_lets_a_program_in_until_it_is_taken_back(people: People, door: Door, clock: Clock) -> None:
    people.add("robot", "reader", None)
    token = door.make_token("robot", "the nightly export", timedelta(days=2))
    assert door.token(token) == User("robot", "reader")
    assert door.session(token) is None
    assert door.token("acct_other") is None
    (listed,) = door.tokens("robot")
    assert (listed.label, listed.used) == ("the nightly export", "2022-09-14T08:00:00.000Z")
    assert listed.id not in token
    clock.waits(timedelta(days=2))
    assert door.token(token) is None
    again = door.make_token("robot", "for ever")
    door.revoke("robot", door.tokens("robot")[1].id)
    assert door.token(again) is None
    with pytest.raises(ReviewError, match="has no token"):
        door.revoke("robot", "abc")


def test_a_disabled_users_tokens_are_gone(people: People, door: Door) -> None:
    people.add("robot", "reader", None)
    token = door.make_token("robot", "x")
    people.disable("robot")
    people.enable("robot")
    assert door.token(token) is None


def test_no_secret_is_in_the_file(people: People, door: Door, store: Store, tmp_path: Path) -> None:
    secret, token = door.login("Anna", SECRET, HERE), door.make_token("Anna", "x")
    with pytest.raises(LoginError):
        door.login("my secret password typed as a name", SECRET, HERE)
    with closing(sqlite3.connect(store.path)) as db:
        dump = "\n".join(db.iterdump())
    for word in (SECRET, secret, token, "typed as a name"):
        assert word not in dump
    changes = [(e.change.action, e.change.subject, e.change.cell) for e in store.log()]
    assert changes == [("user", "user:Anna", ""), ("user", "user:Anna", "token")]
    assert "argon2" not in "".join(str(e.change) for e in store.log())
    assert list(store.check(reviewed)) == []


def test_what_was_changed_of_users_is_no_decision_to_take_back(people: People, store: Store) -> None:
    people.set_password("Anna", "another long sentence")
    assert store.decisions() == []
    assert [e.change.cell for e in store.log("user:Anna")] == ["", "password"]


def test_a_password_hashed_with_less_is_hashed_anew(people: People, door: Door, store: Store) -> None:
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(SECRET)
    with store.write() as connection:
        connection.execute(users.update().values(password=weak))
    door.login("Anna", SECRET, HERE)
    with store.read() as connection:
        kept = connection.execute(users.select()).one().password
    assert kept != weak
    assert verify(kept, SECRET)


def test_who_has_a_report_open_is_seen_until_the_page_is_closed(store: Store, clock: Clock) -> None:
    presence = Presence(store, clock)
    assert presence.here("r1", "Anna", "v3/place") == ()
    (other,) = presence.here("r1", "Berta")
    assert (other.who, other.cell) == ("Anna", "v3/place")
    assert [e.who for e in presence.editing("r1")] == ["Anna", "Berta"]
    assert presence.editing("r2") == ()
    presence.gone("r1", "Anna")
    assert [e.who for e in presence.editing("r1")] == ["Berta"]
    clock.waits(timedelta(minutes=1))
    assert presence.editing("r1") == ()
