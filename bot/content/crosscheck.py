"""What only shows when everything has been read: ids, titles, references and phrasings against each other."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from bot.content.entries import Entries
from bot.content.folder import Folder
from bot.content.following import repeated, unanswerable
from bot.content.intentions import Intentions
from bot.content.knowledge import Knowledge, Phrase
from bot.content.manuscript import Manuscript
from bot.content.problem import Place, Problem
from bot.content.schema import PassageEntry
from bot.content.unlisted import unlisted_in_replies
from bot.content.validate import suggested
from bot.core.text import words


def crosscheck(knowledge: Knowledge, intentions: Intentions) -> Iterator[Problem]:
    """Yield what does not fit together."""
    ids = [passage.id for passage in knowledge.passages]
    yield from _repeated_ids(knowledge)
    yield from _repeated_titles(knowledge)
    for passage in knowledge.passages:
        yield from _related(passage, ids)
    yield from _unknown_examples(intentions, ids)
    yield from unlisted_in_replies(intentions)
    yield from _unknown_sources(knowledge)
    for folder in knowledge.folders:
        yield from _unlisted(folder)
        yield from _stray(folder, folder.phrasings, ids)
        if folder.follow_ups:
            yield from _stray(folder, folder.follow_ups, ids)
            yield from unanswerable(folder.follow_ups, ids)
    yield from _shared_phrasings(knowledge.phrasings)
    yield from repeated(knowledge.follow_ups)
    lines = (*knowledge.phrasings, *(line for _, line in knowledge.follow_ups))
    yield from _alarming_phrasings(lines, intentions.safety_phrases)


def _repeated_ids(knowledge: Knowledge) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for passage in knowledge.passages:
        article = first.setdefault(passage.id, passage.path.parent.name)
        if article != passage.path.parent.name:
            what = f"the id `{passage.id}` is taken by a passage of the article `{article}`"
            yield Place(passage.path).error("repeated-id", what, "rename this file, and its key in phrasings.yaml")


def _repeated_titles(knowledge: Knowledge) -> Iterator[Problem]:
    first: dict[tuple[str, ...], str] = {}
    for passage in knowledge.passages:
        if passage.front.value:
            folded = words(passage.front.value.title)
            owner = first.setdefault(folded, passage.id)
            if owner != passage.id:
                what, remedy = f"`{owner}` has the same title", "say in each title what sets the two apart"
                yield passage.front.place("title").error("repeated-title", what, remedy)


def _related(passage: Manuscript[PassageEntry], ids: Iterable[str]) -> Iterator[Problem]:
    related = passage.front.value.related if passage.front.value else []
    for at, other in enumerate(related):
        place = passage.front.place("related", at)
        if other == passage.id or other in related[:at]:
            what = f"`{other}` is {'this passage itself' if other == passage.id else 'named twice'}"
            yield place.error("idle-related", what, "remove it, or name another passage")
        elif other not in ids:
            what = f"`{other}`, named as related, is no passage"
            yield place.error("unknown-related", what, suggested(other, ids, "add the passage, or remove the id"))


def _unknown_sources(knowledge: Knowledge) -> Iterator[Problem]:
    if knowledge.sources.document is None:
        return
    for key, place in knowledge.cites:
        if key not in knowledge.sources.keys:
            remedy = suggested(key, knowledge.sources.keys, "add the source to sources.yaml, or correct the key")
            yield place.error("unknown-source", f"`{key}` is cited, but no source has this key", remedy)


def _unknown_examples(intentions: Intentions, ids: Collection[str]) -> Iterator[Problem]:
    examples = intentions.wording.value.examples if intentions.wording.value and ids else []
    for at, example in enumerate(examples):
        if example not in ids:
            what = f"`{example}`, offered as an example, is no passage"
            remedy = suggested(example, ids, "name another passage, or remove the id")
            yield intentions.wording.place("examples", at).error("unknown-example", what, remedy)


def _unlisted(folder: Folder) -> Iterator[Problem]:
    if folder.phrasings.document is None:
        return
    for passage in folder.passages:
        if passage.id not in folder.phrasings.keys:
            what = f"`{passage.id}` has no phrasings, so nobody can find it"
            remedy = f"list under `{passage.id}:` in {folder.phrasings.path.name} how people ask this"
            yield Place(passage.path).error("no-phrasings", what, remedy)


def _stray(folder: Folder, listed: Entries[Any], ids: Iterable[str]) -> Iterator[Problem]:
    """Yield each outermost key of a list of lines (its name says of what) that is no passage of the folder."""
    here, lines = [passage.id for passage in folder.passages], listed.path.stem
    for key in listed.keys:
        if key not in here:
            what = f"`{key}` has {lines} here, but no passage in this folder"
            remedy = suggested(key, here, "remove them, or add the passage")
            if key in ids:
                remedy = f"move them to the {listed.path.name} of its own article"
            yield listed.place(key).error(f"stray-{lines}", what, remedy)


def _shared_phrasings(phrasings: Iterable[Phrase]) -> Iterator[Problem]:
    first: dict[tuple[str, ...], Phrase] = {}
    for phrase in phrasings:
        other = first.setdefault(words(phrase.text), phrase)
        if other is not phrase:
            twice = other.owner == phrase.owner
            where = f"above, on line {other.place.line}" if twice else f"under `{other.owner}`, too"
            what = f'the phrasing "{phrase.text}" stands {where}'
            remedy = "remove one of them" if twice else "keep it where it fits best, and reword or remove the other"
            yield phrase.place.error("shared-phrasing", what, remedy)


def _alarming_phrasings(phrasings: Iterable[Phrase], safety: Iterable[Phrase]) -> Iterator[Problem]:
    alarms = {words(phrase.text): phrase.owner for phrase in safety}
    for phrase in phrasings:
        intent = alarms.get(words(phrase.text))
        if intent:
            what = f'"{phrase.text}" is also a phrase of the safety intent `{intent}`, which wins'
            yield phrase.place.error(
                "safety-phrase-is-phrasing", what, "remove it here, or take it out of intents/safety.yaml"
            )
