"""The library as the texts that fitting learns from: who says what, in words."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.core.intents import OTHER_LANGUAGE
from bot.core.library import Block, Intent, Library, Passage
from bot.core.synonyms import Thesaurus
from bot.core.text import words

QUESTION = "question"  # the label of a message that is no intent
Tokens = tuple[str, ...]
Split = Callable[[str], Tokens]


@dataclass(frozen=True, slots=True)
class Labelled:
    """The words of a text and what it is an example of; `after` is the passage that was shown before, "" for none."""

    label: str
    tokens: Tokens
    after: str = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Words of the phrasings (with titles) by passage, of off-topic messages, of intents' examples, and of bodies.

    `look_alikes` are the messages that resemble an intent and are none. `counts` says how often each word is written
    in the library, synonyms not yet replaced: it is what spelling is mended against.

    `follow_ups` are labelled with the passage that is wanted, "" for none; `subjects` has, for each passage, the
    terms by which it is known as what was shown: its id, its article's and the words of its title.
    """

    asked: tuple[Labelled, ...]
    off_topic: tuple[Tokens, ...]
    meant: tuple[Labelled, ...]
    look_alikes: tuple[Tokens, ...]
    bodies: Mapping[str, Tokens]
    counts: Mapping[str, int]
    follow_ups: tuple[Labelled, ...]
    subjects: Mapping[str, Tokens]


def corpus(library: Library) -> Corpus:
    """Read every text of the library into words, synonyms replaced."""
    split = lru_cache(maxsize=None)(words)  # most texts are read more than once
    read = Thesaurus(library.synonyms).read
    passages = sorted(library.passages.values(), key=lambda passage: passage.id)
    intents = (*library.safety, *library.smalltalk)
    return Corpus(
        asked=tuple(Labelled(p.id, read(split(line))) for p in passages for line in (p.title, *p.phrasings)),
        off_topic=tuple(read(split(line)) for line in library.off_topic),
        meant=(
            *(Labelled(i.name, read(split(line))) for i in intents for line in i.phrases),
            *_foreign_words(library, passages, split),
        ),
        look_alikes=tuple(read(split(line)) for i in intents for line in i.but_not),
        bodies={p.id: read(split(f"{p.title} {prose(p.excerpt)} {prose(p.detail)}")) for p in passages},
        counts=_counts(_texts(library, intents), split),
        follow_ups=tuple(Labelled(line.wanted, read(split(line.text)), line.after) for line in library.follow_ups),
        subjects={p.id: (f"={p.id}", f"in {p.article}", *split(p.title)) for p in passages},
    )


def prose(blocks: Iterable[Block]) -> str:
    """Return the text of blocks without their citations."""
    return " ".join(span.text for block in blocks for span in block.spans if span.cite is None)


def _foreign_words(library: Library, passages: Iterable[Passage], split: Split) -> Iterable[Labelled]:
    """Yield the words of each other language that are no English ones: harmless, so that only what is told alarms."""
    english = {token for passage in passages for text in _written(passage) for token in split(text)}
    for language in library.languages.values():
        for word in map(split, language.words):
            if english.isdisjoint(word):
                yield Labelled(OTHER_LANGUAGE, word)


def _texts(library: Library, intents: tuple[Intent, ...]) -> Iterable[str]:
    """Yield everything that is written in the library."""
    for passage in library.passages.values():
        yield from _written(passage)
    for intent in intents:
        yield from (*intent.phrases, *intent.but_not)
    yield from library.off_topic
    yield from (line.text for line in library.follow_ups)
    for source in library.sources.values():
        yield from (source.title, source.authors or "")
    yield from (member for group in library.synonyms.both for member in group)
    yield from (word for pair in library.synonyms.one.items() for word in pair)


def _written(passage: Passage) -> Iterable[str]:
    return (passage.title, *passage.phrasings, prose(passage.excerpt), prose(passage.detail))


def _counts(texts: Iterable[str], split: Split) -> Mapping[str, int]:
    return Counter(token for text in texts for token in split(text))
