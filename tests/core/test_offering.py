"""What is offered when none of the choices was meant."""

from datetime import UTC, datetime

import pytest

from bot.core.engine import Engine
from bot.core.model import Candidate, Context, Kind
from bot.core.offering import further, refused

from .sample import WORDING

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def candidates(*scores: float) -> list[Candidate]:
    return [Candidate(f"p{number}", score, {}, 1.0, ()) for number, score in enumerate(scores)]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((3.0, 2.0, 1.0, 0.0), ("p2", "p3")),
        ((3.0, 2.0, 1.0, -9.0), ("p2", "p3")),  # one alone is no choice
        ((9.0, 8.0, 2.0, 2.0), ()),
        ((3.0, 2.9, *[2.0] * 9), ("p2", "p3", "p4", "p5")),
    ],
)
def test_what_comes_after_the_offered(scores: tuple[float, ...], expected: tuple[str, ...]) -> None:
    """Two to four of the next candidates, and none where all lie too far off."""
    assert further(candidates(*scores), ("p0", "p1")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("none of these", True), ("neither", True), ("none of these creams work", False), ("no", False), ("", False)],
)
def test_none_of_these_in_words(text: str, expected: bool) -> None:
    """Only these very words say it, and only after a question."""
    assert refused(text.split(), Context(further=("pests",))) is expected
    assert not refused(text.split(), Context())


def test_the_next_are_offered_once(engine: Engine) -> None:
    """First the further candidates, then a decline; each counts as a miss."""
    context = Context(offered=("watering", "sunlight"), further=("pests", "repotting"), touched_at=NOW)
    first = engine.respond("None of these.", context, NOW)
    second = engine.others(first.context, NOW)

    assert (first.reply.kind, first.reply.lead) == (Kind.CLARIFY, WORDING.others)
    assert [choice.passage for choice in first.reply.choices] == ["pests", "repotting"]
    assert (first.context.offered, first.context.further, first.context.misses) == (("pests", "repotting"), (), 1)
    assert (second.reply.kind, second.reply.lead) == (Kind.DECLINE, WORDING.decline_again)
    assert second.context.misses == 2


def test_what_was_removed_is_not_offered(engine: Engine) -> None:
    """The library may have been swapped meanwhile."""
    reply = engine.others(Context(further=("gone", "pests"), touched_at=NOW), NOW).reply

    assert [choice.passage for choice in reply.choices] == ["pests"]
