"""A small library and an engine that replies from a table, for the tests of the channels."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

from bot.core import composing
from bot.core.library import (
    Article,
    Block,
    Evidence,
    Library,
    Passage,
    Source,
    Span,
    Synonyms,
)
from bot.core.model import Context, Kind, Reply, Trace, Turn, View
from bot.core.wording import BUTTONS, COMMANDS, Wording

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)

WORDING = Wording(
    **{field.name: f"<{field.name}>" for field in fields(Wording) if field.type is str}
    | {
        "advice": "Please see a dermatologist.",
        "checked": "Checked: {date}",
        "reviewed": "Reviewed by {name}",
        "sources": "Sources:",
        "grade": {each.value: f"Evidence: {each.value}" for each in Evidence},
        "replies": {"thanks": "You're welcome."},
        "examples": (),
        "held": {"records": "Questions", "at": "time"},
        "buttons": {name: name for name in BUTTONS},
        "commands": {name: name for name in COMMANDS},
    }
)

DOES_IT_HURT = Passage(
    id="pain",
    article="treatment",
    title="Does it hurt?",
    evidence=Evidence.WEAK,
    checked=date(2026, 11, 4),
    excerpt=(Block((Span("A little."), Span("", cite="kim-2020"), Span("", cite="lost-1999"))),),
    detail=(
        Block((Span("Most people "), Span("feel", "em"), Span(" it."), Span("", cite="lee-2021"))),
        Block((Span("numbing cream", url="https://example.org/cream"),), "-"),
        Block((Span("ice", "strong"),), "-"),
    ),
    related=("cost",),
)
WHAT_DOES_IT_COST = Passage(
    id="cost",
    article="money",
    title="What does it cost?",
    evidence=Evidence.NONE,
    checked=date(2026, 11, 4),
    excerpt=(Block((Span("Nobody knows."),)),),
    reviewed_by="Dr Example",
)
LIBRARY = Library(
    articles={
        "treatment": Article("treatment", "The treatment", (Block((Span("How it is done."),)),), ("pain",)),
        "money": Article("money", "Money", (Block((Span("What is paid."),)),), ("cost",)),
    },
    passages={passage.id: passage for passage in (DOES_IT_HURT, WHAT_DOES_IT_COST)},
    sources={
        "kim-2020": Source("kim-2020", "trial", "A trial", "Kim A", "Skin", 2020, doi="10.1/kim"),
        "lost-1999": Source("lost-1999", "web", "A lost page", year=1999),
        "lee-2021": Source("lee-2021", "review", "A review", "Lee B", year=2021, url="https://example.org/lee"),
    },
    safety=(),
    smalltalk=(),
    off_topic=(),
    synonyms=Synonyms(),
    wording=WORDING,
)


def answered(*passages: Passage, view: View = View.EXCERPT) -> Reply:
    """Return the reply that answers with the passages."""
    answers = [composing.answer(LIBRARY, passage, 0.9) for passage in passages]
    return composing.answered(LIBRARY, answers, view)


PAIN = answered(DOES_IT_HURT)
COST = answered(WHAT_DOES_IT_COST)
WARNED = Reply(Kind.SAFETY, intent="emergency", lead="Call your local emergency number.")


class Scripted:
    """An engine that knows a few messages by heart, and remembers what it was asked."""

    library = LIBRARY

    def __init__(self) -> None:
        self.asked: list[tuple[str, Context]] = []
        self.replies = {
            "pain?": PAIN,
            "cost?": COST,
            "both?": answered(DOES_IT_HURT, WHAT_DOES_IT_COST),
            "more": answered(DOES_IT_HURT, view=View.DETAIL),
            "sources": answered(DOES_IT_HURT, view=View.SOURCES),
            "help me": WARNED,
            "thanks": composing.talked(LIBRARY, "thanks"),
        }

    def respond(self, text: str, context: Context, now: datetime) -> Turn:
        """Return the reply of the table, or a decline; the context counts the questions as misses."""
        self.asked.append((text, context))
        reply = self.replies.get(text, Reply(Kind.DECLINE, lead="I don't know."))
        return Turn(text, reply, Trace(), replace(context, misses=context.misses + 1, touched_at=now))

    def show(self, passage: str, context: Context, now: datetime, view: View = View.EXCERPT) -> Turn:
        """Return the passage."""
        reply = answered(LIBRARY.passages[passage], view=view)
        return Turn(passage, reply, Trace(), replace(context, shown=(passage,), touched_at=now))
