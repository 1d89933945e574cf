"""The bytes of database and log files after many turns: no chat, name or word of a person is in them."""

import logging
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.core.engine import Engine
from bot.core.model import Kind, View
from bot.service import Service
from bot.store.store import Store
from tests.store.conftest import Place
from tests.store.secrets_in import contents, found

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
CHATS = (987654321, -1001234567890123, 5123456789)
NAMES = ("Ottilie", "Zoë Quimby")
QUESTIONS = (
    "how often do i water my plant",
    "yellow leafs after my quinzical operation",
    "who won the match",
    "i cannot breathe, call an ambulance",
    "my name is Ottilie Zoë Quimby, ottilie@quimby.example",
)
TELLING = ("quinzical", "breathe", "water my plant", "the match", "quimby.example", "how-often-to-water", *NAMES)
SECRETS = (*CHATS, *TELLING)


def talk(store: Store, engine: Engine) -> None:
    """Hold long chats, in which all is kept that can be kept."""
    service = Service(engine, store.contexts)
    for chat in CHATS:
        key = str(chat)
        store.consent.give(key, NOON)
        for number, question in enumerate(QUESTIONS * 5):
            now = NOON + timedelta(seconds=number)
            reply = service.respond(key, question, now).reply
            passages = [answer.passage for answer in reply.answers]
            store.records.add(key, question, reply.kind, passages, now)
            store.feedback.comment(key, "how-often-to-water", question, now)
        service.show(key, "how-often-to-water", NOON, View.SOURCES)


def test_no_byte_tells_of_a_person(store: Store, place: Place, sound: Engine, caplog: pytest.LogCaptureFixture) -> None:
    """Neither database nor write-ahead log nor key file nor any log line, while the store is open and afterwards."""
    caplog.set_level(logging.INFO)
    talk(store, sound)
    store.consent.revoke(str(CHATS[0]), NOON)
    store.forget(str(CHATS[1]))
    store.rotate()
    talk(store, sound)
    while_open = contents(place.database.parent, place.keys.parent)
    assert place.database.with_name("scarwise.db-wal").stat().st_size > 50_000
    assert len(store.records.all()) == len(CHATS) * len(QUESTIONS) * 5 + len(QUESTIONS) * 5
    store.close()

    assert found(SECRETS, while_open) == []
    assert found(SECRETS, contents(place.database.parent, place.keys.parent)) == []
    assert found(SECRETS, caplog.text.encode()) == []


def test_no_key_lies_in_the_database(store: Store, place: Place, sound: Engine) -> None:
    """Who gets hold of the database alone can read nothing of it."""
    talk(store, sound)
    keys = [word for word in place.keys.read_text(encoding="utf-8").split('"') if len(word) > 20]

    assert len(keys) == 2
    assert found(keys, contents(place.database.parent)) == []


def test_what_is_deleted_leaves_no_trace(store: Store, place: Place) -> None:
    """Not even its ciphertext is left, in the database or in its log."""
    store.consent.give("ada", NOON)
    store.records.add("ada", "does it hurt", Kind.ANSWER, ("pain",), NOON)
    with store._database.begin() as transaction:
        traces = [*transaction.connection.exec_driver_sql("SELECT payload, chat FROM records").one()]
    assert found(traces, contents(place.database.parent)) == traces

    store.forget("ada")

    assert found(traces, contents(place.database.parent)) == []


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("column", ["TEXT", "BLOB", "UTF-16"])
def test_the_search_would_find_it(secret: str | int, column: str, tmp_path: Path) -> None:
    """A careless database, with the same words in the clear, is caught."""
    with closing(sqlite3.connect(tmp_path / "careless.db")) as connection:
        connection.execute(f"PRAGMA encoding = '{'UTF-16' if column == 'UTF-16' else 'UTF-8'}'")
        connection.execute("CREATE TABLE careless (secret TEXT, number INTEGER)")
        number = secret if isinstance(secret, int) else 0
        text = str(secret).encode() if column == "BLOB" else str(secret)
        connection.execute("INSERT INTO careless VALUES (?, ?)", (text, number))
        connection.commit()

    assert found([secret], contents(tmp_path)) == [secret]


@pytest.mark.parametrize("order", ["little", "big"])
def test_the_search_would_find_a_number_in_eight_bytes(order: str) -> None:
    """A chat's number in binary is caught in either order of its bytes."""
    for chat in CHATS:
        packed = chat.to_bytes(8, order, signed=True)  # type: ignore[arg-type]  # one of the two orders

        assert found(CHATS, b"\0\1" + packed + b"\2") == [chat]
