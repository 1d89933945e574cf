"""What contexts promise, wherever they are kept, and what those in the database do beyond."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.core.engine import Engine
from bot.core.model import Context, Kind
from bot.service import Contexts, InMemory, Service
from bot.store.contexts import VERSION
from bot.store.errors import DatabaseUnusable
from bot.store.schema import contexts as table
from bot.store.store import Store
from tests.store.conftest import Place

NOON = datetime(2026, 11, 24, 12, 0, 0, 123456, tzinfo=UTC)
VERSION_1 = {
    "shown": tuple[str, ...],
    "offered": tuple[str, ...],
    "misses": int,
    "alarmed": bool,
    "touched_at": datetime | None,
    "further": tuple[str, ...],
    "tokens": float,
    "slowed_at": float,
    "messages": tuple[int, ...],
    "commenting": str | None,
}
FULL: dict[type, Any] = {tuple: ("one", "two"), int: 3, bool: True, float: 1.25, str: "cost"}


@pytest.fixture(params=["in memory", "stored"])
def contexts(request: pytest.FixtureRequest) -> Contexts:
    """Return contexts of each kind."""
    stored: Store = request.getfixturevalue("store")
    return stored.contexts if request.param == "stored" else InMemory()


@contextmanager
def refused_writes(store: Store) -> Iterator[None]:
    """Let the database be read, and refuse to write contexts and comments, as a full disk does."""
    refused = ("UPDATE ON contexts", "INSERT ON contexts", "INSERT ON comments")
    names = {f"full_{number}": write for number, write in enumerate(refused)}
    with store._database.begin() as transaction:
        for name, write in names.items():
            transaction.connection.exec_driver_sql(
                f"CREATE TRIGGER {name} BEFORE {write} BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
            )
    yield
    with store._database.begin() as transaction:
        for name in names:
            transaction.connection.exec_driver_sql(f"DROP TRIGGER {name}")


def filled() -> Context:
    """Return a context that has something in each of its fields."""
    empty = Context(touched_at=NOON, commenting="cost")
    values = {each.name: FULL.get(type(getattr(empty, each.name)), NOON) for each in fields(Context)}
    return Context(**values)


def test_an_unknown_chat_has_an_empty_context(contexts: Contexts) -> None:
    """Who has never written is not known."""
    assert contexts.load("ada") == Context()


def test_a_context_comes_back_as_it_was(contexts: Contexts) -> None:
    """Every field is kept, the time to the microsecond."""
    empty = Context()
    assert all(getattr(filled(), each.name) != getattr(empty, each.name) for each in fields(Context))
    contexts.save("ada", filled())

    assert contexts.load("ada") == filled()


def test_the_last_save_counts(contexts: Contexts) -> None:
    """A save replaces what the chat had."""
    for passage in ("cost", "pain"):
        contexts.save("ada", Context(shown=(passage,), touched_at=NOON))

    assert contexts.load("ada").shown == ("pain",)


def test_chats_are_apart(contexts: Contexts) -> None:
    """A context belongs to one chat, also where the numbers of two are alike."""
    for chat in ("1", "-1", "11", "update 1"):
        contexts.save(chat, Context(shown=(chat,), touched_at=NOON))

    assert [contexts.load(chat).shown for chat in ("1", "-1", "11", "update 1")] == [
        ("1",),
        ("-1",),
        ("11",),
        ("update 1",),
    ]


def test_a_save_drops_what_is_forgotten(contexts: Contexts) -> None:
    """Every chat that was untouched for more than 30 minutes goes, and no other."""
    for minute, chat in [(0, "ada"), (1, "bob"), (20, "cat")]:
        contexts.save(chat, Context(shown=(chat,), touched_at=NOON + timedelta(minutes=minute)))

    contexts.save("dan", Context(touched_at=NOON + timedelta(minutes=31, seconds=1)))

    assert [chat for chat in ("ada", "bob", "cat") if contexts.load(chat) == Context()] == ["ada", "bob"]


def test_a_stored_context_outlives_the_program(place: Place) -> None:
    """The next start knows what "more" refers to."""
    with place.open() as store:
        store.contexts.save("ada", filled())

    with place.open() as store:
        assert store.contexts.load("ada") == filled()


def test_a_context_of_another_version_is_not_read(store: Store) -> None:
    """What another release meant by it is not known: the chat starts anew, and its next save can be read."""
    store.contexts.save("ada", filled())
    with store._database.begin() as transaction:
        transaction.connection.execute(sa.update(table).values(version=VERSION + 1))
    assert store.contexts.load("ada") == Context()
    assert store.export("ada")["context"] is not None

    store.contexts.save("ada", filled())

    assert store.contexts.load("ada") == filled()


def test_a_change_of_the_context_needs_a_new_version() -> None:
    """Fields may be added, with a default; whoever changes or removes one gives contexts a new version."""
    now = {each.name: each.type for each in fields(Context)}

    assert {name: now.get(name) for name in VERSION_1} == VERSION_1


@pytest.mark.parametrize(
    "payload", [{"shown": ["cost"], "of_a_later_release": 1}, {"touched_at": "noon"}, ["cost"], "damaged"], ids=str
)
def test_a_context_that_cannot_be_read_is_an_empty_one(
    payload: object, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """The chat starts anew, and the log says so without saying whose."""
    store.contexts.save("ada", filled())
    with store._database.begin() as transaction:
        sealed = payload if payload == "damaged" else transaction.keys.seal(payload)
        transaction.connection.execute(sa.update(table).values(payload=sealed))

    assert store.contexts.load("ada") == Context()
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_a_broken_database_stops_no_answer(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """Where nothing can be read or saved, chats go on without memory."""
    with store._database.begin() as transaction:
        transaction.connection.exec_driver_sql("DROP TABLE contexts")
    store.contexts.save("ada", filled())

    assert store.contexts.load("ada") == Context()
    assert "a context could not be saved: The database" in caplog.text
    assert "no such table: contexts" in caplog.text


def test_what_could_not_be_saved_makes_no_chat_go_on_from_before(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """With a full disk "more" must not mean what was shown long ago; once there is room, all is as ever."""
    for chat in ("ada", "bob"):
        store.contexts.save(chat, Context(shown=("cost",), touched_at=NOON))
    with refused_writes(store):
        store.contexts.save("ada", Context(shown=("pain",), touched_at=NOON))

        assert store.contexts.load("ada") == Context()
        assert store.contexts.load("bob").shown == ("cost",)
    assert "disk is full" in caplog.text

    store.contexts.save("ada", Context(shown=("risk",), touched_at=NOON))

    assert store.contexts.load("ada").shown == ("risk",)


def test_a_comment_that_cannot_be_kept_stops_no_answer(store: Store, sound: Engine) -> None:
    """It fails once, and aloud; the next message is a question again, though nothing can be saved."""
    service = Service(sound, store.contexts, store)
    store.consent.give("ada", NOON)
    service.await_comment("ada", "", NOON)
    with refused_writes(store):
        with pytest.raises(DatabaseUnusable):
            service.respond("ada", "well done", NOON)

        assert service.respond("ada", "how often do i water my plant", NOON).reply.kind is Kind.ANSWER
