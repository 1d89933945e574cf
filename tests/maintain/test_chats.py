"""Fitting what decides on follow-ups."""

from dataclasses import replace
from itertools import product

from bot.content.questions import Asked, Question, Use
from bot.core.decision import EVIDENCE_IN_CHAT
from bot.core.engine import Engine
from bot.core.model import Context
from bot.core.ranking import LEANING
from bot.core.text import words
from bot.maintain.chats import FEWEST, fit_chat

TOPICS = {
    "how-often-to-water": "how often must i water it",
    "overwatering": "did i drown my plant with too much water",
    "best-window": "which window is best for a fern",
    "yellow-leaves": "why do the leaves go yellow",
}
BARE = ("why", "how so", "and how long", "what about that", "and in winter", "is that bad", "who says so")
STRANGE = ("who won the match", "tell me a joke", "bread recipe please")


def _dialogues(use: Use = Use.FIT) -> list[Question]:
    """Return chats: a bare message stays with the topic, a new question changes it, and some ask strange things."""
    stay = [
        Question(Asked.DIALOGUE, (text, bare), ((name,), (name,)), use)
        for (name, text), bare in product(TOPICS.items(), BARE)
    ]
    change = [
        Question(Asked.DIALOGUE, (first, second), ((name,), (other,)), use)
        for (name, first), (other, second) in product(TOPICS.items(), repeat=2)
        if name != other
    ]
    strange = [
        Question(Asked.DIALOGUE, (text, odd), ((name,), ("decline",)), use)
        for (name, text), odd in product(TOPICS.items(), STRANGE)
    ]
    return [*stay, *change, *strange] * 2


def test_follow_ups_are_learned(sound: Engine) -> None:
    """A bare message stays with what was shown, a question that stands by itself changes the topic."""
    chat = fit_chat(sound.finder, _dialogues())
    assert chat is not None
    finder = replace(sound.finder, policy=replace(sound.policy, chat=chat))
    shown = Context(shown=("yellow-leaves",))
    bare = finder.one("and how long", words("and how long"), shown)
    own = finder.one(TOPICS["best-window"], words(TOPICS["best-window"]), shown)

    assert (bare.candidates[0].passage, own.candidates[0].passage) == ("yellow-leaves", "best-window")
    assert chat.fields.weights.keys() == set(LEANING)
    assert chat.follows.weights.keys() == set(EVIDENCE_IN_CHAT)


def test_a_fit_needs_dialogues(sound: Engine) -> None:
    """Without some hundred follow-ups the defaults decide; those held out count for nothing."""
    assert fit_chat(sound.finder, _dialogues()[: FEWEST - 1]) is None
    assert fit_chat(sound.finder, _dialogues(Use.HELD_OUT)) is None


def test_the_same_dialogues_give_the_same(sound: Engine) -> None:
    """The lot that draws changes of the subject is the same each time."""
    assert fit_chat(sound.finder, _dialogues()) == fit_chat(sound.finder, _dialogues())
