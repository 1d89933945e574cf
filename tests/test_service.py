"""What the service and its contexts in memory promise."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.core.model import Context, Kind, Reply, Trace, Turn, View
from bot.service import InMemory, Service

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Echo:
    """Stands in for an engine: says what it was asked, and remembers it. "help me" raises an alarm."""

    library = SimpleNamespace(wording=SimpleNamespace(slow_down="wait", comment_thanks="thanks", consent_refused="no"))

    def respond(self, text: str, context: Context, now: datetime) -> Turn:
        after = replace(context, shown=(text,), misses=context.misses + 1, touched_at=now)
        return ALARM if text == "help me" else _turn(f"{''.join(context.shown)}>{text}", after, text)

    def show(self, passage: str, context: Context, now: datetime, view: View = View.EXCERPT) -> Turn:
        return _turn(f"{view}:{passage}", replace(context, shown=(passage,), touched_at=now))


ALARM = Turn("help me", Reply(Kind.SAFETY, intent="emergency", lead="Call."), Trace(), Context(touched_at=NOON))


def _turn(lead: str, context: Context, question: str = "") -> Turn:
    return Turn(question, Reply(Kind.ANSWER, lead=lead), Trace(), context)


class Kept:
    """Stands in for the store: notes what it is given, or refuses it."""

    def __init__(self, consents: bool = True) -> None:
        self.consents = consents
        self.rows: list[tuple[Any, ...]] = []
        self.records = SimpleNamespace(add=self._add)
        self.feedback = SimpleNamespace(comment=self._add)

    def _add(self, *row: Any) -> bool:
        if row[1] == "full":
            raise OSError("the disk is full")
        self.rows.append(row)
        return self.consents


def service(contexts: InMemory | None = None, store: Any = None) -> Service:
    engine: Any = Echo()
    return Service(engine, contexts or InMemory(), store)


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
    engine: Any = SimpleNamespace(
        library=Echo.library, respond=lambda text, context, now: _turn(f"new {''.join(context.shown)}", context)
    )
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


def test_an_edit_of_the_last_question_is_answered_anew() -> None:
    """The first reply's miss doesn't count; an edit of anything else is left alone, and so are the contexts."""
    ours = service()
    ours.respond("ada", "one", NOON)
    ours.note("ada", (7, 8), NOON)

    assert ours.amend("ada", 6, "two", NOON) is None
    turn = ours.amend("ada", 7, "two", NOON)
    assert turn is not None
    assert turn.reply.lead == "one>two"
    assert ours.context("ada", NOON).misses == 1
    assert ours.context("ada", NOON).messages == (7, 8)


def test_an_edit_that_raises_an_alarm_is_always_met() -> None:
    """Whichever message it was, and however long ago."""
    turn = service().amend("ada", 7, "help me", NOON)

    assert turn is not None
    assert turn.reply.lead == "Call."


def test_after_half_an_hour_there_is_nothing_to_amend() -> None:
    """The reply to an old question is left as it is."""
    ours = service()
    ours.note("ada", (7, 8), NOON)

    assert ours.amend("ada", 7, "two", NOON + timedelta(minutes=31)) is None


def test_every_kind_of_message_counts_against_the_limit() -> None:
    """Five are let through in any mixture, then one request to wait, then silence."""
    ours = service()
    ours.respond("ada", "one", NOON)
    ours.show("ada", "two", NOON)

    assert [ours.admit("ada", NOON) for _ in range(3)] == [None] * 3
    slowed = ours.admit("ada", NOON)
    assert slowed is not None
    assert slowed.lead == "wait"
    assert ours.respond("ada", "three", NOON).reply.lead == ""
    assert ours.respond("ada", "help me", NOON).reply.lead == "Call."


@pytest.mark.parametrize(("consents", "said"), [(True, "thanks"), (False, "no")])
def test_a_comment_is_taken_once(consents: bool, said: str) -> None:
    """The next message is the comment, the one after it a question."""
    kept = Kept(consents)
    ours = service(store=kept)
    ours.await_comment("ada", "pain", NOON)

    assert ours.respond("ada", "too long", NOON).reply.lead == said
    assert kept.rows == [("ada", "pain", "too long", NOON)]
    assert ours.respond("ada", "one", NOON).reply.lead == ">one"


def test_a_comment_that_was_not_kept_may_be_sent_again() -> None:
    """The failure is told, and the next message is a comment still."""
    kept = Kept()
    kept.feedback = SimpleNamespace(comment=lambda chat, passage, text, now: kept._add(chat, text))
    ours = service(store=kept)
    ours.await_comment("ada", "pain", NOON)

    with pytest.raises(OSError, match="full"):
        ours.respond("ada", "full", NOON)
    assert ours.respond("ada", "too long", NOON).reply.lead == "thanks"
    assert kept.rows == [("ada", "too long")]


def test_an_alarm_is_no_comment() -> None:
    """Safety comes first, and is not kept."""
    kept = Kept()
    ours = service(store=kept)
    ours.await_comment("ada", "", NOON)

    assert ours.respond("ada", "help me", NOON).reply.lead == "Call."
    assert kept.rows == []


def test_questions_are_recorded_and_alarms_are_not() -> None:
    """A record has what was asked and what became of it; a full disk costs nobody an answer."""
    kept = Kept()
    ours = service(store=kept)
    for text in ("one", "help me", "full"):
        ours.record("ada", ours.respond("ada", text, NOON), NOON)

    assert kept.rows == [("ada", "one", Kind.ANSWER, [], NOON)]
