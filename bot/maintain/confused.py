"""What the model itself confuses: phrasings held out in turn and asked, as if nobody had written them down."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import shorten

from bot.content.bind import Draft, bind
from bot.content.common import common_words
from bot.content.knowledge import Phrase
from bot.core.decision import features, probability
from bot.core.engine import Engine
from bot.core.fit import fit
from bot.core.library import Library
from bot.core.ranking import rank
from bot.core.text import stems, words
from bot.maintain.check import shown
from bot.maintain.findings import STOP_WORDS

FOLDS = 3
FEWEST = 3  # phrasings that go astray between two passages, for the pair to be shown
LEAST = 0.04  # of the phrasings of both, likewise; below it lies what any two neighbours share
SURE = 0.97  # confidence from which a phrasing is likely to stand under the wrong passage
EXAMPLES = 3
LONGEST = 100  # characters of a phrasing that are shown

Passages = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stray:
    """A phrasing that is taken for one of another passage, with the confidence (0 to 1) that this one satisfies."""

    phrase: Phrase
    taken_for: str
    confidence: float

    @property
    def passages(self) -> Passages:
        """Return where it stands and what it is taken for, in the order of the alphabet."""
        first, second = sorted((self.phrase.owner, self.taken_for))
        return first, second


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages, the strays between them, the surest first, and the number of the phrasings of both."""

    passages: Passages
    strays: tuple[Stray, ...]
    of: int
    linked: bool

    @property
    def share(self) -> float:
        """Return which share (0 to 1) of the phrasings goes astray."""
        return len(self.strays) / self.of


@dataclass(frozen=True, slots=True)
class Confusion:
    """The pairs above the floors, most confused first, the sure strays, surest first, and the counts of all."""

    pairs: tuple[Pair, ...]
    sure: tuple[Stray, ...]
    astray: int
    of: int


def confusion(draft: Draft) -> Confusion:
    """Return what is confused in a library without errors, by cross-validation. It is fitted three times."""
    library, folds = bind(draft, common_words()), _folds(draft)
    rounds = range(FOLDS if len(library.passages) > 1 else 0)  # one passage has nothing to be taken for
    found = [stray for fold in rounds for stray in _strays(library, folds, fold)]
    strays = sorted(found, key=lambda stray: (-stray.confidence, stray.phrase.owner, stray.phrase.text))
    pairs = [pair for pair in _pairs(library, strays) if len(pair.strays) >= FEWEST and pair.share >= LEAST]
    return Confusion(
        pairs=tuple(sorted(pairs, key=lambda pair: (-pair.share, pair.passages))),
        sure=tuple(stray for stray in strays if stray.confidence >= SURE),
        astray=len(strays),
        of=len(folds),
    )


def as_text(confusion: Confusion, here: Path = Path()) -> str:
    """Return the confusion for a person; paths under `here` are shortened."""
    lines = [line for pair in confusion.pairs for line in _paragraph(pair, here)]
    if confusion.sure:
        lines += ["These phrasings are surely taken for another passage's. Does each stand where it should?"]
        lines += [f"    {_line(stray, here)}, with {stray.confidence:.3f}" for stray in confusion.sure]
        lines += [""]
    if not lines:
        lines = ["No two passages are confused, and no phrasing looks misplaced."]
    closing = f"{confusion.astray:,} of {confusion.of:,} phrasings are taken for another passage's if not learned from."
    return "\n".join((*lines, closing))


def _folds(draft: Draft) -> Mapping[Phrase, int]:
    """Deal out the phrasings of each passage; those with the same telling words stay together, as one gives it away."""
    dealt: dict[str, dict[frozenset[str], int]] = defaultdict(dict)
    folds = {}
    for phrase in draft.knowledge.phrasings:
        telling = frozenset(stems([word for word in words(phrase.text) if word not in STOP_WORDS]))
        hands = dealt[phrase.owner]
        folds[phrase] = hands.setdefault(telling, len(hands)) % FOLDS
    return folds


def _strays(library: Library, folds: Mapping[Phrase, int], fold: int) -> Iterator[Stray]:
    """Yield the phrasings of a fold that are taken for another passage's by what learned from the other folds."""
    engine = _without(library, folds, fold)
    for phrase in (phrase for phrase, own in folds.items() if own == fold):
        tokens = engine.read(phrase.text)
        hits = engine.index.search(tokens)
        candidates = rank(engine.index, tokens, hits, engine.policy.fields)
        if candidates[0].passage != phrase.owner:
            evidence = features(candidates, hits, len(tokens))
            yield Stray(phrase, candidates[0].passage, probability(engine.policy.first, evidence))


def _without(library: Library, folds: Mapping[Phrase, int], fold: int) -> Engine:
    kept: dict[str, list[str]] = defaultdict(list)
    for phrase, own in folds.items():
        if own != fold:
            kept[phrase.owner].append(phrase.text)
    passages = {name: replace(each, phrasings=tuple(kept[name])) for name, each in library.passages.items()}
    rest = replace(library, passages=passages)
    return Engine(rest, fit(rest))


def _pairs(library: Library, strays: Sequence[Stray]) -> Iterator[Pair]:
    between: dict[Passages, list[Stray]] = defaultdict(list)
    for stray in strays:
        between[stray.passages].append(stray)
    counts = Counter({name: len(passage.phrasings) for name, passage in library.passages.items()})
    for (first, second), found in between.items():
        linked = second in library.passages[first].related or first in library.passages[second].related
        yield Pair((first, second), tuple(found), counts[first] + counts[second], linked)


def _paragraph(pair: Pair, here: Path) -> Iterator[str]:
    first, second = pair.passages
    count = f"{len(pair.strays)} of {pair.of} phrasings are taken for the other"
    yield f"`{first}` and `{second}`: {count}; for example"
    for stray in pair.strays[:EXAMPLES]:
        yield f"    {_line(stray, here)}"
    link = "" if pair.linked else ", and link the two by `related`"
    yield f"    Sharpen what fits both, or remove it{link}."
    yield ""


def _line(stray: Stray, here: Path) -> str:
    text, owner, place = stray.phrase
    short = shorten(text, LONGEST, placeholder=" ...")
    return f'{shown(place.path, here)}:{place.line}: "{short}" under `{owner}`, taken for `{stray.taken_for}`'
