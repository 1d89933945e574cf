"""Every passage of the shipped knowledge, as Telegram would show it."""

from dataclasses import asdict
from pathlib import Path

import pytest

from bot.channels.telegram.keyboard import keyboard, read_data
from bot.channels.telegram.render import LONGEST_MESSAGE, messages, said
from bot.content import load
from bot.core import composing
from bot.core.library import Library
from bot.core.model import View
from tests.fake_telegram.entities import parse_html, utf16_length

ROOT = Path(__file__).parents[3]
MOST_ENTITIES = 100  # clients show no more of a message


@pytest.fixture(scope="module")
def library() -> Library:
    """Give the shipped library."""
    return load.read(ROOT / "knowledge", ROOT / "intents")


@pytest.mark.parametrize("view", list(View))
@pytest.mark.usefixtures("needs_tdjson")
def test_telegram_can_show_every_passage(library: Library, view: View) -> None:
    """Each view of each passage parses, keeps to the limits and ends with the advice."""
    for passage in library.passages.values():
        answer = composing.answer(library, passage, 1.0)
        texts = messages(composing.answered(library, [answer], view), library.wording)
        read = [parse_html(html) for html in texts]

        assert all(utf16_length(text) <= LONGEST_MESSAGE for text, _ in read), passage.id
        assert all(len(entities) <= MOST_ENTITIES for _, entities in read), passage.id
        assert read[-1][0].endswith(library.wording.advice), passage.id


def test_every_button_leads_to_a_passage(library: Library) -> None:
    """What the buttons of an answer ask for exists."""
    for passage in library.passages.values():
        answer = composing.answer(library, passage, 1.0)
        for row in keyboard(composing.answered(library, [answer]), library.wording, "ScarwiseBot"):
            wishes = [read_data(button.data) for button in row if button.data]

            assert all(wish and wish.passage in library.passages for wish in wishes), passage.id


def test_privacy_has_its_passage(library: Library) -> None:
    """/privacy, which Telegram's terms demand, is answered by a passage."""
    assert "privacy" in library.passages


@pytest.mark.usefixtures("needs_tdjson")
def test_telegram_can_show_every_sentence_of_the_bot(library: Library) -> None:
    """Each of the bot's own sentences is one message, and comes back whole."""
    wording = library.wording
    sentences = [text for text in asdict(wording).values() if isinstance(text, str)] + [*wording.replies.values()]
    for sentence in sentences:
        (html,) = said(sentence)

        assert parse_html(html)[0] == sentence
