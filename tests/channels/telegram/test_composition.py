"""A reply as messages with buttons."""

from dataclasses import replace

from bot.channels.telegram.composition import and_under, composed
from bot.channels.telegram.keyboard import policy
from bot.core.model import Kind, Reply
from tests.channels.fakes import DOES_IT_HURT, WARNED, WHAT_DOES_IT_COST, WORDING, answered

BOTH = replace(answered(DOES_IT_HURT, WHAT_DOES_IT_COST), notice="I read: both", lead="Two things.")


def test_two_answers_are_two_messages() -> None:
    """What is said first comes once, the advice in both, and each has its own buttons."""
    first, second = composed(BOTH, WORDING, "ScarwiseBot")

    assert first.text.startswith("I read: both\n\nTwo things.\n\n<b>Does it hurt?")
    assert second.text.startswith("<b>What does it cost?")
    assert first.text.endswith(WORDING.advice)
    assert second.text.endswith(WORDING.advice)
    assert [message.rows[0][0].data for message in (first, second)] == ["more:pain", ""]


def test_the_buttons_stand_under_the_last_part_of_a_long_answer() -> None:
    """An answer that fills two messages has its buttons once."""
    long = replace(DOES_IT_HURT, excerpt=DOES_IT_HURT.excerpt * 500)
    *parts, last = composed(answered(long), WORDING, "ScarwiseBot")

    assert parts
    assert all(not part.rows for part in parts)
    assert last.rows


def test_silence_is_no_message() -> None:
    """A reply without a word sends nothing."""
    assert composed(Reply(Kind.SMALLTALK), WORDING, "ScarwiseBot") == ()


def test_safety_is_one_message_without_buttons() -> None:
    """Help stands alone."""
    (message,) = composed(WARNED, WORDING, "ScarwiseBot", votes=True)

    assert message.rows == ()


def test_more_buttons_stand_under_those_of_the_last_message() -> None:
    """The button of the privacy policy opens its address; the earlier message keeps its buttons."""
    messages = composed(BOTH, WORDING, "ScarwiseBot")
    rows = policy(WORDING, "https://example.org/privacy")
    first, second = and_under(messages, rows)

    assert first == messages[0]
    assert second.rows == (*messages[1].rows, *rows)
    assert [(button.label, button.url) for row in rows for button in row] == [("policy", "https://example.org/privacy")]
    assert and_under((), rows) == ()
