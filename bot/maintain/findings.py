"""What a maintainer should look at in a library without errors: warnings, and notices for a reader to judge."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
from rapidfuzz import fuzz, process

from bot.content.bind import Draft
from bot.content.decision import DECISION_FILE
from bot.content.helplines import checks
from bot.content.knowledge import Knowledge
from bot.content.manuscript import Manuscript
from bot.content.problem import Place, Problem
from bot.content.schema import PassageEntry
from bot.content.unlisted import unlisted_in_passages
from bot.core.text import words

ALIKE = 93  # of 100: the similarity of sorted words from which two phrasings are nearly the same
CHECKED_EVERY = timedelta(days=365)
ROWS = 512  # phrasings compared with all others at a time, to bound the memory
# Words that say nothing about the subject. Short on purpose: whatever might tell two passages apart is missing.
STOP_WORDS = frozenset(
    """a about all also am an and any are as at be been but by can could did do does for from had has have he her
    him his how i if in is it its just like ll many me might much my of ok on or our please really s shall she should
    so some t tell than that the their them then there these they this those to too us very was we were what when
    where which who why will with would you your yes no not im dont""".split()
)
_PROMISE = re.compile(
    r"\b(?:cur(?:e[sd]?|ing|able)|guarantee(?:[sd]|ing)?|permanen(?:t(?:ly)?|ce)|safe(?:r|st|ly)?)\b", re.IGNORECASE
)


def findings(draft: Draft, today: date) -> Iterator[Problem]:
    """Yield warnings and notices."""
    knowledge = draft.knowledge
    yield from _unused_sources(knowledge)
    yield from _similar_phrasings(knowledge)
    yield from _stop_word_phrasings(knowledge)
    for passage in knowledge.passages:
        yield from _check_date(passage.front.sound.checked, passage.front.place("checked"), today)
        yield from _promises(passage)
    if draft.intentions.helplines:
        yield from unlisted_in_passages(knowledge, draft.intentions.helplines.sound)
        for checked, place in checks(draft.intentions.helplines):
            yield from _check_date(checked, place, today)
    if knowledge.decision is None:
        what = f"there is no {DECISION_FILE}, so safe defaults decide what is answered"
        remedy = "fit the decision to your question files: python -m bot fit"
        yield Place(knowledge.path / DECISION_FILE).notice("no-decision", what, remedy)


def _unused_sources(knowledge: Knowledge) -> Iterator[Problem]:
    cited = {key for key, _ in knowledge.cites}
    for key in knowledge.sources.keys:
        if key not in cited:
            what, remedy = f"the source `{key}` is cited nowhere", "cite it, or remove it"
            yield knowledge.sources.place(key).warning("unused-source", what, remedy)


def _similar_phrasings(knowledge: Knowledge) -> Iterator[Problem]:
    phrases = list(knowledge.phrasings)
    keys = [" ".join(sorted(words(phrase.text))) for phrase in phrases]
    for start in range(0, len(keys), ROWS):
        # A row is compared only with what stands after it, so that a pair is seen once.
        scores = process.cdist(
            keys[start : start + ROWS], keys[start:], scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8, workers=-1
        )
        for row, column in np.argwhere(np.triu(scores, 1)):
            first, second = phrases[start + int(row)], phrases[start + int(column)]
            if first.owner != second.owner:
                what = f'"{second.text}" is nearly the same as "{first.text}" under `{first.owner}`'
                remedy = "keep it where it fits best, and reword or remove the other"
                yield second.place.warning("similar-phrasings", what, remedy)


def _stop_word_phrasings(knowledge: Knowledge) -> Iterator[Problem]:
    for phrase in knowledge.phrasings:
        if STOP_WORDS.issuperset(words(phrase.text)):
            what = f'the phrasing "{phrase.text}" has no word that tells what it is about'
            yield phrase.place.warning("stop-word-phrasing", what, "add such a word, or remove the line")


def _check_date(checked: date, place: Place, today: date) -> Iterator[Problem]:
    if checked > today:
        what, remedy = (
            f"`checked` is {checked}, which is still to come",
            "write the day on which its sources were opened",
        )
        yield place.warning("future-check", what, remedy)
    elif today - checked > CHECKED_EVERY:
        what = f"its sources were last checked on {checked}, over a year ago"
        yield place.notice("due-check", what, "open them, correct what has changed, and write today's date")


def _promises(passage: Manuscript[PassageEntry]) -> Iterator[Problem]:
    texts = [(passage.front.sound.title, passage.front.place("title"))]
    for paragraph in passage.paragraphs:
        for span, line in zip(paragraph.spans, paragraph.lines, strict=True):
            texts.append((span.text, Place(passage.path, line)))
    for text, place in texts:
        for word in _PROMISE.finditer(text):
            what = f'"{_around(text, word)}" may be read as a promise'
            yield place.notice("promise", what, "keep it only to say what is not known, or who claims it")


def _around(text: str, word: re.Match[str]) -> str:
    before, after = text[: word.start()].split()[-3:], text[word.end() :].split()[:3]
    return " ".join((*before, word[0], *after))
