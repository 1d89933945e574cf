"""The engine of this project on any trial: its own fit, spelling, ranking and decision."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from benchmarks.trial import Found, Line, Lines, Question, Trial
from bot.content import questions
from bot.content.common import common_words
from bot.content.questions import Asked, Use
from bot.core.decision import DEFAULT, features, probability
from bot.core.engine import Engine
from bot.core.fit import fit
from bot.core.library import Article, Block, Evidence, Intent, Library, Passage, Policy, Span, Synonyms
from bot.core.ranking import rank
from bot.core.text import words
from bot.core.wording import Wording
from bot.maintain.fit import fit as fit_policy

SAME_BODY = "answer"  # of sets that have no bodies
NO_WORDS: Mapping[str, Any] = {each.name: "" for each in fields(Wording)}
SILENT = Wording(**{**NO_WORDS, "grade": {}, "replies": {}})


class Ours:
    """Finds passages with the steps of `Engine.respond` that have to do with search."""

    def __init__(self, trial: Trial) -> None:
        library = trial.library or _library(trial)
        self._engine = Engine(library, fit(library))
        self._policy = library.policy or self._fitted(trial)

    def find(self, texts: tuple[str, ...]) -> tuple[Found, ...]:
        """Return what is found for each text; the confidence is the probability that some passage satisfies."""
        return tuple(map(self._find, texts))

    def _find(self, text: str) -> Found:
        tokens = self._engine.read(text)
        if not tokens:
            return Found((), 0.0)
        index = self._engine.index
        hits = index.search(tokens)
        candidates = rank(index, tokens, hits, self._policy.fields)
        evidence = features(candidates, hits, len(words(text)))
        return Found(tuple(each.passage for each in candidates), probability(self._policy.any, evidence))

    def _fitted(self, trial: Trial) -> Policy:
        if not trial.validation:
            return DEFAULT
        return fit_policy(self._engine, map(_as_fit, trial.validation))


def _as_fit(question: Question) -> questions.Question:
    accept = tuple(question.accept) or ("decline",)
    return questions.Question(Asked.ONE, (question.text,), (accept,), Use.FIT)


def _library(trial: Trial) -> Library:
    """Return a library with a passage a label, and what else a library must have as small as it can be."""
    passages = {passage.id: passage for passage in _PASSAGES[trial.kind](trial.lines)}
    greeting = Intent("greeting", ("hello",))
    article = Article("set", "", (), tuple(passages))
    return Library(
        {article.id: article}, passages, {}, (), (greeting,), trial.foreign, Synonyms(), SILENT, common=common_words()
    )


def _of_phrasings(lines: Iterable[Line]) -> Iterable[Passage]:
    by_label: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        by_label[line.label].append(line.text)
    for label, texts in by_label.items():
        yield _passage(label, "", SAME_BODY, tuple(texts))


def _of_titles(lines: Iterable[Line]) -> Iterable[Passage]:
    return (_passage(line.label, line.text, "") for line in lines)


def _of_bodies(lines: Iterable[Line]) -> Iterable[Passage]:
    return (_passage(line.label, "", line.text) for line in lines)


_PASSAGES = {Lines.PHRASINGS: _of_phrasings, Lines.TITLES: _of_titles, Lines.BODIES: _of_bodies}


def _passage(label: str, title: str, body: str, phrasings: tuple[str, ...] = ()) -> Passage:
    excerpt = (Block((Span(body),)),)
    return Passage(label, "set", title, Evidence.NONE, date.min, excerpt, phrasings=phrasings)
