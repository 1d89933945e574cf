"""From a question to its candidates."""

from dataclasses import replace

import pytest

from bot.core.engine import Engine
from bot.core.finding import Finder
from bot.core.library import ChatPolicy, Model
from bot.core.model import Context, Kind
from bot.core.ranking import LEANING
from bot.core.text import words

NEVER, ALWAYS = Model(-50.0, {}), Model(50.0, {})
FIELDS = Model(0.0, {"own_linear": 1.0, "shown_bare": 9.0})


@pytest.fixture
def finder(engine: Engine) -> Finder:
    """Return the finder of the small library."""
    return engine.finder


def test_a_question_alone(finder: Finder) -> None:
    """The words of a question find its passage."""
    found = finder.find(words("watering my cactus"))

    assert (found.answers, found.candidates[0].passage) == (True, "watering")


@pytest.mark.parametrize(("stands", "follows", "first"), [(ALWAYS, NEVER, "pests"), (NEVER, ALWAYS, "watering")])
def test_the_likelier_reading_counts(finder: Finder, stands: Model, follows: Model, first: str) -> None:
    """After something was shown, a message is read alone or as a follow-up, whichever is likelier to satisfy."""
    chat = ChatPolicy(FIELDS, follows=follows, stands=stands, any=ALWAYS)
    finder = replace(finder, policy=replace(finder.policy, chat=chat))
    found = finder.one("kill aphids", words("kill aphids"), Context(shown=("watering",)))

    assert found.candidates[0].passage == first
    assert found.decision.kind is Kind.ANSWER


def test_shares_of_a_follow_up_are_named(finder: Finder) -> None:
    """What speaks for a candidate as a follow-up's answer is kept, so that it can be printed."""
    chat = ChatPolicy(FIELDS, follows=ALWAYS, stands=NEVER, any=ALWAYS)
    finder = replace(finder, policy=replace(finder.policy, chat=chat))
    first = finder.one("how much", words("how much"), Context(shown=("watering",))).candidates[0]

    assert first.share.keys() == set(LEANING)
    assert first.score == pytest.approx(sum(first.share.values()))


def test_two_halves(finder: Finder) -> None:
    """Two questions are found apart if different passages answer them; one question twice is one."""
    both = finder.both("how much water does a cactus need, and when do i repot an orchid?")

    assert [found.candidates[0].passage for found in both] == ["watering", "repotting"]
    assert finder.both("watering my cactus, and how much water does a cactus need?") == ()
    assert finder.both("watering my cactus") == ()


def test_a_story_is_read_by_what_it_asks(finder: Finder) -> None:
    """Where the question of a story is surer without the story, that reading counts."""
    story = (
        "my grandmother left me a house in the country with a printer and a car that never starts, it rains a lot "
        "there and the neighbours bake bread. how much water does a cactus need?"
    )

    assert finder.one(story, words(story), Context()).candidates[0].passage == "watering"
