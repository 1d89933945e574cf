"""What the service and its contexts in memory promise."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from bot.core.model import Context, Kind, Reply, Trace, Turn, View
from bot.service import InMemory, Service

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Echo:
    """Stands in for an engine: says what it was asked, and remembers it."""

    def respond(self, text: str, context: Context, now: datetime) -> Turn:
        return _turn(f"{''.join(context.shown)}>{text}", replace(context, shown=(text,), touched_at=now))

    def show(self, passage: str, context: Context, now: datetime, view: View = View.EXCERPT) -> Turn:
        return _turn(f"{view}:{passage}", replace(context, shown=(passage,), touched_at=now))


def _turn(lead: str, context: Context) -> Turn:
    return Turn("", Reply(Kind.ANSWER, lead=lead), Trace(), context)


def service(contexts: InMemory | None = None) -> Service:
    engine: Any = Echo()
    return Service(engine, contexts or InMemory())


def test_a_turn_starts_from_the_context_that_the_last_one_left() -> None:
    """The second message of a chat is answered with the context of the first."""
    ours = service()
    ours.respond("ada", "one", NOON)

    assert ours.respond("ada", "two", NOON).reply.lead == "one>two"


def test_chats_know_nothing_of_each_other() -> None:
    """A context belongs to one chat."""
    ours = service()
    ours.respond("ada", "one", NOON)

    assert ours.respond("bob", "two", NOON).reply.lead == ">two"


def test_a_passage_is_shown_by_its_id() -> None:
    """The wished view reaches the engine, and the context is kept."""
    contexts = InMemory()

    turn = service(contexts=contexts).show("ada", "fda-approval", NOON, view=View.SOURCES)

    assert turn.reply.lead == "sources:fda-approval"
    assert contexts.load("ada").shown == ("fda-approval",)


def test_the_engine_is_swapped_whole() -> None:
    """A new engine answers the next message, with the contexts as they were."""
    ours = service()
    ours.respond("ada", "one", NOON)
    engine: Any = SimpleNamespace(respond=lambda text, context, now: _turn(f"new {''.join(context.shown)}", context))
    ours.engine = engine

    assert ours.respond("ada", "two", NOON).reply.lead == "new one"


def test_forgotten_contexts_are_dropped() -> None:
    """A save drops every chat that was untouched for more than 30 minutes, and no other."""
    contexts = InMemory()
    for minute, chat in [(0, "ada"), (1, "bob"), (20, "cat")]:
        contexts.save(chat, Context(touched_at=NOON + timedelta(minutes=minute)))

    contexts.save("dan", Context(touched_at=NOON + timedelta(minutes=31, seconds=1)))

    forgotten = [chat for chat in ("ada", "bob", "cat", "dan") if contexts.load(chat) == Context()]
    assert forgotten == ["ada", "bob"]


def test_contexts_are_bounded_in_number() -> None:
    """One chat too many drops the chat that was silent for longest."""
    contexts = InMemory(most_chats=2)
    for chat in ("ada", "bob", "ada", "cat"):
        contexts.save(chat, Context(shown=(chat,), touched_at=NOON))

    assert [contexts.load(chat).shown for chat in ("ada", "bob", "cat")] == [("ada",), (), ("cat",)]


def test_a_context_without_a_time_is_kept() -> None:
    """A context that was never touched doesn't upset the others."""
    contexts = InMemory()
    contexts.save("ada", Context(shown=("one",)))
    contexts.save("bob", Context(touched_at=NOON))

    assert contexts.load("ada").shown == ("one",)
