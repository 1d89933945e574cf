"""Sound files, bound into the library that the engine serves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.content.danger import bind_danger
from bot.content.decision import ChatEntry, DecisionEntry, ModelEntry
from bot.content.entries import Entries
from bot.content.folder import Folder
from bot.content.intentions import SAFETY, SMALLTALK, IntentEntries, Intentions, LanguageEntries
from bot.content.knowledge import OFF_TOPIC, Knowledge
from bot.content.manuscript import Manuscript
from bot.content.paragraph import Paragraph
from bot.content.schema import LanguageEntry, PassageEntry, SynonymsEntry
from bot.core.library import (
    Article,
    Block,
    ChatPolicy,
    Danger,
    Evidence,
    FollowUp,
    Intent,
    Language,
    Library,
    Model,
    Passage,
    Policy,
    Source,
    Synonyms,
)
from bot.core.wording import Wording


@dataclass(frozen=True, slots=True)
class Draft:
    """The content as read, with the place of everything in it."""

    knowledge: Knowledge
    intentions: Intentions


def bind(draft: Draft, common: tuple[str, ...]) -> Library:
    """Return the library of a draft, with common English words. Raises ValueError for a draft with errors."""
    known, intended = draft.knowledge, draft.intentions
    return Library(
        articles={folder.id: _article(folder) for folder in known.folders},
        passages={passage.id: passage for folder in known.folders for passage in _passages(folder)},
        sources={key: Source(key, **entry.model_dump()) for key, entry in known.sources.sound.items()},
        safety=_intents(intended.safety, SAFETY),
        smalltalk=_intents(intended.smalltalk, SMALLTALK),
        off_topic=tuple(intended.off_topic.sound),
        synonyms=_synonyms(known.synonyms.sound) if known.synonyms else Synonyms(),
        wording=_wording(intended.wording),
        policy=_policy(known.decision.sound) if known.decision else None,
        languages=_languages(intended.languages) if intended.languages else {},
        common=common,
        danger=bind_danger(intended.danger.sound) if intended.danger else Danger(),
        follow_ups=tuple(_follow_ups(known)),
    )


def _article(folder: Folder) -> Article:
    return Article(folder.id, folder.index.front.sound.title, _blocks(folder.index.paragraphs), folder.order)


def _passages(folder: Folder) -> Iterator[Passage]:
    manuscripts = {manuscript.id: manuscript for manuscript in folder.passages}
    for passage in folder.order:
        yield _passage(manuscripts[passage], folder.id, folder.phrasings.sound[passage])


def _passage(manuscript: Manuscript[PassageEntry], article: str, phrasings: list[str]) -> Passage:
    entry = manuscript.front.sound
    return Passage(
        id=manuscript.id,
        article=article,
        title=entry.title,
        evidence=Evidence(entry.evidence),
        checked=entry.checked,
        excerpt=_blocks(manuscript.excerpt),
        detail=_blocks(manuscript.detail),
        related=tuple(entry.related),
        phrasings=tuple(phrasings),
        reviewed_by=entry.reviewed_by,
    )


def _follow_ups(knowledge: Knowledge) -> Iterator[FollowUp]:
    for after, line in knowledge.follow_ups:
        yield FollowUp(after, "" if line.owner == OFF_TOPIC else line.owner, line.text)


def _blocks(paragraphs: tuple[Paragraph, ...]) -> tuple[Block, ...]:
    return tuple(paragraph.block for paragraph in paragraphs)


def _intents(entries: IntentEntries, names: tuple[str, ...]) -> tuple[Intent, ...]:
    found = entries.sound
    return tuple(Intent(name, tuple(found[name].phrases), tuple(found[name].but_not)) for name in names)


def _synonyms(entry: SynonymsEntry) -> Synonyms:
    return Synonyms(tuple(tuple(group) for group in entry.both), dict(entry.one))


def _wording(entries: Entries[Any]) -> Wording:
    written = entries.sound.model_dump()
    return Wording(**written | {"examples": tuple(written["examples"])})


def _languages(entries: LanguageEntries) -> dict[str, Language]:
    return {code: _language(entry) for code, entry in entries.sound.items()}


def _language(entry: LanguageEntry) -> Language:
    return Language(entry.name, entry.reply, entry.script, tuple((entry.words or "").split()), entry.letters or "")


def _policy(entry: DecisionEntry) -> Policy:
    return Policy(
        fields=_model(entry.fields),
        first=_model(entry.first),
        any=_model(entry.any),
        answer=entry.answer,
        clarify=entry.clarify,
        figures=dict(entry.figures),
        chat=_chat(entry.chat) if entry.chat else None,
    )


def _chat(entry: ChatEntry) -> ChatPolicy:
    return ChatPolicy(_model(entry.fields), _model(entry.follows), _model(entry.stands), _model(entry.any))


def _model(entry: ModelEntry) -> Model:
    return Model(entry.intercept, dict(entry.weights))
