"""How fast a chat may ask."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.model import BURST, Context, Kind, Reply, Trace, Turn
from bot.core.pace import paced

from .sample import WORDING

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
REPLY = Reply(Kind.ANSWER, lead="Yes.")
ALARM = Reply(Kind.SAFETY, intent="emergency", lead="Call now.")


def said(seconds: list[float], reply: Reply = REPLY) -> list[str]:
    """Return what a chat gets that writes at these times."""
    context, leads = Context(), []
    for second in seconds:
        now = NOON + timedelta(seconds=second)
        turn = paced(Turn("", reply, Trace(), replace(context, touched_at=now)), context, WORDING, now)
        leads.append(turn.reply.lead)
        context = turn.context
    return leads


def test_a_burst_is_answered_then_told_once_then_silence() -> None:
    """Five at once, one request to wait, and nothing more."""
    assert said([0.0] * 8) == ["Yes."] * 5 + ["Slow down.", "", ""]


def test_twenty_a_minute_are_answered_for_ever() -> None:
    """One message every three seconds never meets the limit."""
    assert set(said([3.0 * number for number in range(100)])) == {"Yes."}


def test_the_request_comes_again_after_a_minute() -> None:
    """Who goes on too fast is told once a minute."""
    leads = said([0.5 * number for number in range(250)])

    assert leads.count("Slow down.") == 3  # in a little over two minutes


def test_safety_is_never_withheld_and_costs_nothing() -> None:
    """However fast somebody writes, help is named."""
    assert said([0.0] * 30, ALARM) == ["Call now."] * 30


def test_what_is_withheld_leaves_the_context_as_it_was() -> None:
    """A reply that nobody saw is no topic to follow up on."""
    before = Context(shown=("watering",), tokens=0.0, touched_at=NOON)
    turn = paced(Turn("", REPLY, Trace(), replace(before, shown=("pests",))), before, WORDING, NOON)

    assert turn.context.shown == ("watering",)
    assert turn.context.touched_at == NOON


def test_starting_over_fills_no_bucket() -> None:
    """The limit outlives what is forgotten on request."""
    before = Context(tokens=2.0, touched_at=NOON)
    after = paced(Turn("", REPLY, Trace(), Context(touched_at=NOON)), before, WORDING, NOON).context

    assert Context().tokens == BURST
    assert after.tokens == 1.0
