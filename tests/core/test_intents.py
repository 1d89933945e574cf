"""Safety first, then small talk."""

from dataclasses import replace

import pytest

from bot.core.index import Index
from bot.core.intents import Intents
from bot.core.text import fold, words

from .sample import LIBRARY


@pytest.fixture(scope="module")
def intents(index: Index) -> Intents:
    """Return the intents of the small library."""
    return Intents(LIBRARY, index)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("help i cannot breathe", "emergency"),
        ("i really want to die", "crisis"),
        ("what dose should i take", "personal-advice"),
        ("watering my cactus", None),
        ("i would die for a fern", None),
    ],
)
def test_safety(intents: Intents, text: str, intent: str | None) -> None:
    """Danger is recognised, a manner of speaking is not."""
    assert intents.safety([words(text)]).intent == intent


def test_the_worst_reading_counts(intents: Intents) -> None:
    """An alarm in either the raw or the corrected text is an alarm."""
    assert intents.safety([words("watering my cactus"), words("i cannot breathe")]).intent == "emergency"


def test_a_calm_sentence_drowns_no_alarm(intents: Intents) -> None:
    """Each sentence is judged for danger, but only the whole for advice."""
    calm = words("watering my cactus")

    assert intents.safety([calm], [words("i cannot breathe"), calm]).intent == "emergency"
    assert intents.safety([calm], [words("what dose should i take"), calm]).intent is None


@pytest.mark.parametrize(
    ("text", "intent"), [("cannot", None), ("die", None), ("the", None), ("i cannot breathe", "emergency")]
)
def test_a_word_or_two_prove_nothing(intents: Intents, text: str, intent: str | None) -> None:
    """A word that stands in an example of danger is none by itself; the example is."""
    assert intents.safety([words(text)]).intent == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Hello!", "greeting"),
        ("thank u so much", "thanks"),
        ("ok", "acknowledge"),
        ("tell me moer", "more"),
        ("можно по-русски?", "other-language"),
        ("watering my cactus", None),
    ],
)
def test_small_talk(intents: Intents, index: Index, text: str, intent: str | None) -> None:
    """Examples are known with a typo in them, other scripts by their letters."""
    tokens = words(text)

    talk = intents.smalltalk(tokens, fold(text), index.intents(tokens))
    assert (talk and talk.intent) == intent


def test_sure_small_talk(intents: Intents, index: Index) -> None:
    """What equals an example, but for a typo, is sure; what merely resembles one gives way to a question."""
    same, like = words("thank you so much"), words("cheers a bunch for that one")
    sure = intents.smalltalk(same, "thank you so much", index.intents(same))
    unsure = intents.smalltalk(like, "cheers a bunch for that one", {"thanks": 0.6})

    assert sure is not None
    assert unsure is not None
    assert (sure.sure, unsure.sure) == (True, False)


@pytest.mark.parametrize(
    ("text", "intent"), [("🙏", "thanks"), ("😭🙏🏽🙏🏽", "thanks"), ("😭", None), ("", None), ("?!", None)]
)
def test_pictures(index: Index, text: str, intent: str | None) -> None:
    """A message of pictures alone is small talk by the first one that is an example, whatever its colour."""
    talk = tuple(
        replace(each, phrases=(*each.phrases, "🙏")) if each.name == "thanks" else each for each in LIBRARY.smalltalk
    )

    assert Intents(replace(LIBRARY, smalltalk=talk), index).pictured(text) == intent


def test_a_greeting_does_not_hide_the_question(intents: Intents) -> None:
    """What opens a message out of courtesy is set aside, as long as something follows."""
    assert intents.without_courtesy(words("hi there, thanks! watering my cactus")) == words("watering my cactus")
    assert intents.without_courtesy(words("hi there")) == words("hi there")
