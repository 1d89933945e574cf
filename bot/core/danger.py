"""Signs of danger: words close together in a clause, unless the clause denies them or only asks in general."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, product

from bot.core.library import Alarm, Danger
from bot.core.text import words

CLOSE = 10  # words from the first to the last of a sign
ABSENT = "-"  # before the name of a list that must not be there
LONGEST = 4  # words of a denial
DENIED = 3  # words that a denial reaches: "no fever", "not swollen or red"
# What may stand before the beginning of a clause that `^` asks for.
_OPENERS = frozenset("and but so also ok or hi hello hey please pls oh then well sir doctor doc just".split())

Sign = tuple[str, ...]
Span = tuple[int, int]
Spans = Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of a list: its words as patterns, and whether it must begin the clause."""

    name: str
    words: tuple[str | re.Pattern[str], ...]
    begins: bool


class Signs:
    """Finds the signs of danger that a library lists."""

    def __init__(self, danger: Danger) -> None:
        self._alarms = danger.alarms
        self._by_word: dict[str, list[_Phrase]] = defaultdict(list)
        self._open: list[_Phrase] = []  # their first word holds a star
        for name, phrases in {**danger.words, "": danger.denied}.items():
            for phrase in (_read(name, phrase) for phrase in phrases):
                if phrase.words:
                    self._learn(phrase)
        self._opens = re.compile("|".join(_pattern(phrase.words[0]) for phrase in self._open) or "(?!)")

    def seen(self, clauses: Iterable[Sequence[str]]) -> tuple[str, Sign] | None:
        """Return the alarm of the first clause (in words) that holds a sign, and the sign; None if all are calm."""
        for clause in clauses:
            spans = self._spans(clause)
            for alarm in self._alarms:
                sign = _raised(alarm, spans)
                if sign is not None:
                    return alarm.intent, sign
        return None

    def _learn(self, phrase: _Phrase) -> None:
        first = phrase.words[0]
        if isinstance(first, str):
            self._by_word[first].append(phrase)
        else:
            self._open.append(phrase)

    def _spans(self, clause: Sequence[str]) -> Spans:
        """Return where the words of each list stand: the numbers of the first word and of the one behind the last."""
        found: dict[str, list[Span]] = defaultdict(list)
        beginning = next((at for at, word in enumerate(clause) if word not in _OPENERS), 0)
        for at, word in enumerate(clause):
            opened = self._open if self._opens.fullmatch(word) else ()
            for phrase in (*self._by_word.get(word, ()), *opened):
                if (at == beginning or not phrase.begins) and _stands(phrase, clause, at):
                    found[phrase.name].append((at, at + len(phrase.words)))
        return found


def _read(name: str, phrase: str) -> _Phrase:
    """Read a phrase: ^ asks for the beginning of a clause, a star stands for any letters."""
    return _Phrase(name, tuple(chain.from_iterable(map(_words, phrase.lstrip("^").split()))), phrase.startswith("^"))


def _words(written: str) -> Sequence[str | re.Pattern[str]]:
    if "*" not in written:
        return words(written)
    return (re.compile(r"\w*".join(re.escape("".join(words(part))) for part in written.split("*"))),)


def _pattern(word: str | re.Pattern[str]) -> str:
    return re.escape(word) if isinstance(word, str) else word.pattern


def _stands(phrase: _Phrase, clause: Sequence[str], at: int) -> bool:
    there = clause[at : at + len(phrase.words)]
    return len(there) == len(phrase.words) and all(
        word == asked if isinstance(asked, str) else asked.fullmatch(word) is not None
        for asked, word in zip(phrase.words, there, strict=True)
    )


def _raised(alarm: Alarm, spans: Spans) -> Sign | None:
    if any(name in spans for name in alarm.not_if):
        return None
    return next((sign for sign in alarm.signs if _holds(sign, spans)), None)


def _holds(sign: Sign, spans: Spans) -> bool:
    wanted = [name for name in sign if not name.startswith(ABSENT)]
    unwanted = {name.removeprefix(ABSENT) for name in sign} - set(wanted)
    if not wanted or not spans.keys() >= set(wanted) or not unwanted.isdisjoint(spans):
        return False
    return any(_apart(chosen) and not _denied(chosen, spans.get("", ())) for chosen in _chosen(wanted, spans))


def _chosen(sign: Sequence[str], spans: Spans) -> Iterator[tuple[Span, ...]]:
    """Yield one place for each list of the sign, all of them close to that of the first."""
    first, *others = (spans[name] for name in sign)
    for start in first:
        yield from product((start,), *(_between(each, start[0] - CLOSE, start[0] + CLOSE) for each in others))


def _between(spans: Sequence[Span], earliest: int, latest: int) -> Sequence[Span]:
    """Return those that begin between two words; all are in order."""
    return spans[bisect_left(spans, (earliest, 0)) : bisect_left(spans, (latest + 1, 0))]


def _apart(chosen: Iterable[Span]) -> bool:
    return all(left[1] <= right[0] for left, right in pairwise(sorted(chosen)))


def _denied(chosen: Sequence[Span], denials: Sequence[Span]) -> bool:
    """Return whether a denial that is no part of the sign stands shortly before a word of it."""
    near = ((denial, span) for span in chosen for denial in _between(denials, span[0] - LONGEST - DENIED, span[0]))
    return any(
        0 <= span[0] - denial[1] < DENIED and all(_apart((denial, each)) for each in chosen) for denial, span in near
    )
