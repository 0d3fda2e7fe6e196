from pathlib import Path

import pytest

from accordingto import cli
from accordingto.review import Door, People, User
from accordingto.store import Store
from tests.test_cli import Run

SECRET = b"river stone nine lamp\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the command in a folder with an empty store."""
    monkeypatch.chdir(tmp_path)
    Store(Path("accordingto.db"), create=True).close()
    return Run(monkeypatch, capsys)


def test_users_are_added_listed_changed_and_disabled(run: Run) -> None:
    assert run("users", "add", "Anna", "--role", "admin", "--as", "Chief", stdin=SECRET)[0] == cli.OK
    assert run("users", "add", "Berta", stdin=SECRET)[0] == cli.OK
    assert run("users", "role", "berta", "editor")[0] == cli.OK
    out = run("users", "list")[1]
    assert "Anna" in out
    assert "editor" in out
    assert run("users", "disable", "Berta")[0] == cli.OK
    with Store(Path("accordingto.db")) as store:
        assert [u.disabled is None for u in People(store).all()] == [True, False]
        assert next(store.log()).who.startswith("Chief (")
    assert run("users", "enable", "Berta")[0] == cli.OK
    assert run("users", "password", "Berta", stdin=b"another long sentence\n")[0] == cli.OK
    with Store(Path("accordingto.db")) as store:
        assert Door(store).check("Berta", "another long sentence", "local") == User("Berta", "editor")


def test_a_token_is_printed_once_and_taken_back(run: Run) -> None:
    run("users", "add", "Anna", "--role", "admin", stdin=SECRET)
    run("users", "add", "robot", "--role", "reader", "--no-password")
    token = run("users", "token", "robot", "--for", "the export", "--days", "3")[1].strip()
    with Store(Path("accordingto.db")) as store:
        assert Door(store).token(token) == User("robot", "reader")
        (listed,) = Door(store).tokens("robot")
    assert listed.id in run("users", "list")[1]
    assert run("users", "revoke", "robot", listed.id)[0] == cli.OK
    with Store(Path("accordingto.db")) as store:
        assert Door(store).token(token) is None


@pytest.mark.parametrize(
    ("arguments", "stdin", "says"),
    [
        (("add", "Berta", "--role", "king"), SECRET, "is no role"),
        (("add", "Berta"), b"short\n", "too short"),
        (("add", "Berta"), b"", "no password came"),
        (("password", "Nobody"), SECRET, "no user 'Nobody'"),
        (("disable", "Anna"), b"", "only admin"),
        (("token", "Nobody", "--for", "x"), b"", "no user 'Nobody'"),
    ],
)
def test_what_cannot_be_is_said(run: Run, arguments: tuple[str, ...], stdin: bytes, says: str) -> None:
    run("users", "add", "Anna", "--role", "admin", stdin=SECRET)
    code, _, err = run("users", *arguments, stdin=stdin)
    assert code == cli.FAILED
    assert says in " ".join(err.split())
