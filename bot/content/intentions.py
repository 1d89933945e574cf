"""The folder `intents/` as read: safety, small talk, off topic and the bot's own wording."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.content.danger import DangerEntries, read_danger
from bot.content.entries import Entries, read_entries
from bot.content.helplines import HelplineEntries, read_helplines
from bot.content.knowledge import Phrase
from bot.content.problem import Problem
from bot.content.schema import INTENTS, LANGUAGES, OFF_TOPIC, WORDING, IntentEntry, LanguageEntry
from bot.content.validate import closest, nearest

SAFETY = ("emergency", "crisis", "personal-advice")
SMALLTALK = (
    "greeting",
    "thanks",
    "goodbye",
    "who-are-you",
    "capabilities",
    "acknowledge",
    "praise",
    "insult",
    "human-handover",
    "other-language",
    "more",
    "sources",
    "start-over",
)

IntentEntries = Entries[dict[str, IntentEntry]]
LanguageEntries = Entries[dict[str, LanguageEntry]]


@dataclass(frozen=True, slots=True)
class Intentions:
    """All of `intents/` that the engine reads; those that may be None are so where there is no such file."""

    safety: IntentEntries
    smalltalk: IntentEntries
    off_topic: Entries[list[str]]
    wording: Entries[Any]  # its model is made from the fields of Wording
    languages: LanguageEntries | None
    danger: DangerEntries | None
    helplines: HelplineEntries | None

    @property
    def safety_phrases(self) -> Iterator[Phrase]:
        """Yield every phrase of a safety intent."""
        for name, entry in (self.safety.value or {}).items():
            for at, text in enumerate(entry.phrases):
                yield Phrase(text, name, self.safety.place(name, "phrases", at))


def read_intentions(path: Path) -> tuple[Intentions, tuple[Problem, ...]]:
    """Read the files under `path`."""
    safety, safety_problems = read_entries(path / "safety.yaml", INTENTS)
    smalltalk, smalltalk_problems = read_entries(path / "smalltalk.yaml", INTENTS)
    off_topic, off_topic_problems = read_entries(path / "off-topic.yaml", OFF_TOPIC)
    wording, wording_problems = read_entries(path / "wording.yaml", WORDING)
    languages, language_problems = _read_languages(path / "languages.yaml")
    danger, danger_problems = read_danger(path / "danger.yaml")
    helplines, helpline_problems = read_helplines(path / "helplines.yaml")
    problems = (
        *(*safety_problems, *_check_names(safety, SAFETY)),
        *(*smalltalk_problems, *_check_names(smalltalk, SMALLTALK)),
        *off_topic_problems,
        *(*wording_problems, *_check_replies(wording)),
        *language_problems,
        *danger_problems,
        *helpline_problems,
    )
    return Intentions(safety, smalltalk, off_topic, wording, languages, danger, helplines), problems


def _read_languages(path: Path) -> tuple[LanguageEntries | None, tuple[Problem, ...]]:
    if not path.exists():
        return None, ()
    languages, problems = read_entries(path, LANGUAGES)
    return languages, (*problems, *_check_languages(languages))


def _check_languages(languages: LanguageEntries) -> Iterator[Problem]:
    """Yield the languages that nothing sets apart: English is in Latin letters, so each of that script needs words."""
    found = languages.value or {}
    scripts = ["latin", *(entry.script for entry in found.values())]
    for code, entry in found.items():
        if (
            entry.words is None
            and (entry.letters is None or entry.script == "latin")
            and scripts.count(entry.script) > 1
        ):
            what = f"nothing tells `{code}` from what else is in {entry.script.capitalize()} letters"
            yield languages.place(code).error("idle-language", what, "list its commonest words under `words`")


def _check_names(entries: IntentEntries, names: tuple[str, ...]) -> Iterator[Problem]:
    if entries.document is None:
        return
    missing = [name for name in names if name not in entries.keys]
    unknown = [name for name in entries.keys if name not in names]
    for name in unknown:
        remedy = nearest(name, missing or names, "the intents of this file are")
        yield entries.place(name).error("unknown-intent", f"`{name}` is no intent that the program knows", remedy)
    mistyped = {match for name in unknown for match in closest(name, missing)}
    for name in missing:
        if name in mistyped:
            continue
        remedy = f"add `{name}:` with `phrases:` under it, three or more ways to say it"
        yield entries.place().error("missing-intent", f"the intent `{name}` is missing", remedy)


def _check_replies(wording: Entries[Any]) -> Iterator[Problem]:
    document = wording.document
    replies = document.value.get("replies") if document and isinstance(document.value, Mapping) else None
    if not isinstance(replies, Mapping):
        return
    yield from _unneeded(wording, replies)
    for name in (*SAFETY, *SMALLTALK):
        if name not in replies:
            remedy = f"add `{name}:` and what to say under `replies`"
            yield wording.place("replies").error("intent-without-reply", f"the intent `{name}` has no reply", remedy)


def _unneeded(wording: Entries[Any], replies: Iterable[str]) -> Iterator[Problem]:
    for name in replies:
        if name not in (*SAFETY, *SMALLTALK):
            remedy = nearest(name, (*SAFETY, *SMALLTALK), "the intents are")
            yield wording.place("replies", name).error(
                "unknown-key", f"there is no intent `{name}` to reply to", remedy
            )
