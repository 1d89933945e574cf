"""Fit what decides on follow-ups to the dialogues among the question files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from bot.content.questions import Asked, Question, Use
from bot.core import dialogue
from bot.core.decision import DEFAULT_CHAT, features_in_chat
from bot.core.finding import Finder, Found
from bot.core.fit import logistic
from bot.core.library import ChatPolicy, Model
from bot.core.model import Context
from bot.core.ranking import Reading, follow, leaning
from bot.maintain.evaluate import DECLINE
from bot.maintain.stale import fitted_to

FEWEST = 100  # follow-ups that a fit needs
SWITCHES = 3  # every third single question is put after a passage drawn by lot


@dataclass(frozen=True, slots=True)
class Said:
    """A message after something was shown: read alone and in its light, and which passages satisfy."""

    alone: Found
    reading: Reading
    accept: frozenset[str]


def fit_chat(finder: Finder, questions: Sequence[Question]) -> ChatPolicy | None:
    """Return what is fitted to the dialogues marked `fit`, None where they hold under 100 follow-ups.

    `finder` decides on a message alone. Some single questions come in as changes of the subject.
    """
    follow_ups = list(_follow_ups(finder, questions))
    return _fitted(finder, [*follow_ups, *_switches(finder, questions)]) if len(follow_ups) >= FEWEST else None


def _follow_ups(finder: Finder, questions: Iterable[Question]) -> Iterator[Said]:
    """Yield the later messages of each dialogue, as if each before it had been answered with what was wanted."""
    for question in questions:
        if question.use is Use.FIT and question.form is Asked.DIALOGUE:
            shown = ""
            for text, accept in zip(question.turns, question.accept, strict=True):
                if shown and ":" not in accept[0]:
                    yield from _said(finder, text, shown, accept)
                shown = accept[0] if accept[0] in finder.library.passages else shown


def _switches(finder: Finder, questions: Iterable[Question]) -> Iterator[Said]:
    lot, passages = Random(0), finder.index.passages  # noqa: S311 - no secret: the same lot each time
    for question in islice(filter(fitted_to, questions), 0, None, SWITCHES):
        yield from _said(finder, question.turns[0], lot.choice(passages), question.accept[0])


def _said(finder: Finder, text: str, shown: str, accept: Sequence[str]) -> Iterator[Said]:
    tokens = finder.asked(text)
    lean = dialogue.lean(tokens, Context(shown=(shown,)), finder.library)
    if tokens and lean:
        alone = finder.find(tokens)
        yield Said(alone, finder.reading(alone, lean), frozenset(accept) - {DECLINE})


def _fitted(finder: Finder, said: Sequence[Said]) -> ChatPolicy:
    fields = _fields(finder, said)
    follow_ups = [follow(finder.index, each.reading, fields) for each in said]
    rows = [
        features_in_chat(each.alone.decision, candidates, each.reading)
        for each, candidates in zip(said, follow_ups, strict=True)
    ]
    firsts = [candidates[0].passage for candidates in follow_ups]
    return ChatPolicy(
        fields=fields,
        follows=logistic(rows, [first in each.accept for each, first in zip(said, firsts, strict=True)]),
        stands=logistic(rows, [each.alone.candidates[0].passage in each.accept for each in said]),
        any=logistic(rows, [bool(each.accept) for each in said]),
    )


def _fields(finder: Finder, said: Iterable[Said]) -> Model:
    """Fit what speaks for a passage so that one that satisfies scores above the others, and above what was shown."""
    rows: list[Mapping[str, float]] = []
    labels: list[bool] = []
    for each in said:
        if each.accept:
            values = leaning(finder.index.passages, each.reading)
            likely = [candidate.passage for candidate in follow(finder.index, each.reading, DEFAULT_CHAT.fields)]
            for passage in dict.fromkeys((*likely, *each.reading.lean.shown)):
                number = finder.index.passages.index(passage)
                rows.append({name: float(value[number]) for name, value in values.items()})
                labels.append(passage in each.accept)
    return logistic(rows, labels)
