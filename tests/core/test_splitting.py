"""Two questions in one message, and what a story asks."""

import pytest

from bot.core.splitting import asked, halves, loose_halves
from bot.core.text import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("does it work and is it legal?", ("does it work", "is it legal?")),
        ("Does it hurt? How long does it take?", ("does it hurt?", "how long does it take?")),
        ("what are the pros and cons", None),
        ("can I see before and after photos?", None),
        ("are stem cells and exosomes approved", None),
        ("does it work", None),
        ("why? how? who?", None),
    ],
)
def test_halves(text: str, expected: tuple[str, str] | None) -> None:
    """A message is parted only where two questions might stand alone."""
    assert halves(fold(text)) == expected


def test_a_story_is_read_by_its_question() -> None:
    """Of a long story, the sentences that ask are kept."""
    story = (
        "I am 34 and had bad acne all through my teens, nothing helped and I still hide my face at work. "
        "My sister sent me a clinic's advert. Is it approved anywhere?"
    )

    assert asked(fold(story)) == "is it approved anywhere?"
    assert asked("is it approved anywhere?") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("do pits heal, and the brown marks?", ("do pits heal", "the brown marks?")),
        ("side effects please? and long term ones", ("side effects please", "long term ones")),
        ("explain needling, also the radio one", ("explain needling", "the radio one")),
        ("is it good + what about rollers", ("is it good", "what about rollers")),
        ("are stem cells and exosomes approved", None),
        ("one, and two three, and four five", None),
        ("cream, and", None),
    ],
)
def test_loose_halves(text: str, expected: tuple[str, str] | None) -> None:
    """Where a second part is hung on, it need not look like a question; a bare "and" parts nothing."""
    assert loose_halves(fold(text)) == expected
