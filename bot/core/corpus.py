"""The library as the texts that fitting learns from: who says what, in words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.core.intents import OTHER_LANGUAGE
from bot.core.library import Block, Intent, Library, Passage
from bot.core.synonyms import Thesaurus
from bot.core.text import words

QUESTION = "question"  # the label of a message that is no intent
Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """The words of a text and what it is an example of."""

    label: str
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class Corpus:
    """Words of the phrasings (with titles) by passage, of off-topic messages, of intents' examples, and of bodies.

    `look_alikes` are the messages that resemble an intent and are none. `counts` says how often each word is written
    in the library, synonyms not yet replaced: it is what spelling is mended against.
    """

    asked: tuple[Labelled, ...]
    off_topic: tuple[Tokens, ...]
    meant: tuple[Labelled, ...]
    look_alikes: tuple[Tokens, ...]
    bodies: Mapping[str, Tokens]
    counts: Mapping[str, int]


def corpus(library: Library) -> Corpus:
    """Read every text of the library into words, synonyms replaced."""
    read = Thesaurus(library.synonyms).read
    passages = sorted(library.passages.values(), key=lambda passage: passage.id)
    intents = (*library.safety, *library.smalltalk)
    return Corpus(
        asked=tuple(Labelled(p.id, read(words(line))) for p in passages for line in (p.title, *p.phrasings)),
        off_topic=tuple(read(words(line)) for line in library.off_topic),
        meant=(
            *(Labelled(i.name, read(words(line))) for i in intents for line in i.phrases),
            *_foreign_words(library, passages),
        ),
        look_alikes=tuple(read(words(line)) for i in intents for line in i.but_not),
        bodies={p.id: read(words(f"{p.title} {prose(p.excerpt)} {prose(p.detail)}")) for p in passages},
        counts=_counts(_texts(library, intents)),
    )


def prose(blocks: Iterable[Block]) -> str:
    """Return the text of blocks without their citations."""
    return " ".join(span.text for block in blocks for span in block.spans if span.cite is None)


def _foreign_words(library: Library, passages: Iterable[Passage]) -> Iterable[Labelled]:
    """Yield the words of each other language that are no English ones: harmless, so that only what is told alarms."""
    english = {token for passage in passages for text in _written(passage) for token in words(text)}
    for language in library.languages.values():
        for word in map(words, language.words):
            if english.isdisjoint(word):
                yield Labelled(OTHER_LANGUAGE, word)


def _texts(library: Library, intents: tuple[Intent, ...]) -> Iterable[str]:
    """Yield everything that is written in the library."""
    for passage in library.passages.values():
        yield from _written(passage)
    for intent in intents:
        yield from (*intent.phrases, *intent.but_not)
    yield from library.off_topic
    for source in library.sources.values():
        yield from (source.title, source.authors or "")
    yield from (member for group in library.synonyms.both for member in group)
    yield from (word for pair in library.synonyms.one.items() for word in pair)


def _written(passage: Passage) -> Iterable[str]:
    return (passage.title, *passage.phrasings, prose(passage.excerpt), prose(passage.detail))


def _counts(texts: Iterable[str]) -> Mapping[str, int]:
    return Counter(token for text in texts for token in words(text))
