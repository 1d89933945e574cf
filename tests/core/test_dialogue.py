"""What a chat remembers."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.dialogue import Lean, advance, fresh, lean, picked
from bot.core.model import Choice, Context, Kind, Reply

from .sample import LIBRARY

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_a_context_lives_30_minutes() -> None:
    """After 30 minutes everything is forgotten."""
    context = Context(shown=("a",), touched_at=NOW)

    assert fresh(context, NOW + timedelta(minutes=30)) == context
    assert fresh(context, NOW + timedelta(minutes=30, seconds=1)) == Context()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("number 2 please", 2),
        ("the second one", 2),
        ("option three", 3),
        ("the last one", 3),
        ("7", 7),
        ("2 weeks", None),
        ("one of my scars", None),
        ("hello", None),
    ],
)
def test_choices_are_picked_by_number(text: str, number: int | None) -> None:
    """A number or an ordinal alone names a choice."""
    assert picked(text.split(), Context(offered=("a", "b", "c"))) == number


def test_without_choices_a_number_names_nothing() -> None:
    """A bare number is no choice where none was offered."""
    assert picked(["2"], Context()) is None


def test_what_a_message_may_lean_on() -> None:
    """What was shown, its kin, and the signs of leaning; what is gone from the library is passed over."""
    bare = lean(["how", "long"], Context(shown=("watering", "gone")), LIBRARY)
    pointing = lean("is that really the same for it".split(), Context(shown=("watering",)), LIBRARY)

    assert bare == Lean(
        shown=("watering",),
        kin=frozenset({"watering", "sunlight", "repotting", "pests"}),
        related=frozenset({"sunlight", "repotting"}),
        bare=True,
        pointing=False,
    )
    assert pointing is not None
    assert (pointing.bare, pointing.pointing) == (False, True)


def test_choices_passed_over() -> None:
    """Who passes over the choices most likely speaks of the first; a message after nothing leans on nothing."""
    found = lean(["how", "long"], Context(offered=("sunlight", "pests")), LIBRARY)

    assert found is not None
    assert found.shown == ("sunlight",)
    assert lean(["how", "long"], Context(), LIBRARY) is None
    assert lean(["how", "long"], Context(shown=("gone",)), LIBRARY) is None


def test_declines_are_counted() -> None:
    """Misses add up until something else is said, and a decline keeps the topic."""
    decline = Reply(Kind.DECLINE, choices=(Choice("a", "A?"),))
    context = advance(advance(Context(shown=("x",)), decline, NOW), decline, NOW)

    assert (context.misses, context.shown, context.offered) == (2, ("x",), ("a",))
    assert advance(context, Reply(Kind.CLARIFY), NOW).misses == 0


def test_small_talk_keeps_the_topic() -> None:
    """Thanks between two questions changes nothing."""
    context = Context(shown=("x",), offered=("y",), misses=1)
    after = advance(context, Reply(Kind.SMALLTALK, intent="thanks"), NOW)

    assert (after.shown, after.offered, after.misses) == (("x",), ("y",), 1)


def test_alarms_are_remembered_for_one_reply() -> None:
    """What follows an emergency is met without cheer, once."""
    alarmed = advance(Context(), Reply(Kind.SAFETY, intent="emergency"), NOW)

    assert alarmed.alarmed
    assert not advance(alarmed, Reply(Kind.SMALLTALK, intent="thanks"), NOW).alarmed
