"""The folder `knowledge/` as read: articles, sources, synonyms and the fitted decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bot.content.decision import DECISION_FILE, DecisionEntry, read_decision
from bot.content.entries import Entries, read_entries
from bot.content.folder import Folder, read_folder
from bot.content.manuscript import Manuscript
from bot.content.problem import Place, Problem
from bot.content.schema import (
    SOURCES,
    SYNONYMS,
    PassageEntry,
    SourceEntry,
    SynonymsEntry,
)

SOURCES_FILE, SYNONYMS_FILE = "sources.yaml", "synonyms.yaml"
OFF_TOPIC = "off-topic"  # in the place of a passage's id: what no passage answers


class Phrase(NamedTuple):
    """A line that people might type: what it belongs to, and where it stands."""

    text: str
    owner: str
    place: Place


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All of `knowledge/`; `synonyms` and `decision` are None where there is no such file."""

    path: Path
    folders: tuple[Folder, ...]
    sources: Entries[dict[str, SourceEntry]]
    synonyms: Entries[SynonymsEntry] | None
    decision: Entries[DecisionEntry] | None

    @property
    def passages(self) -> Iterator[Manuscript[PassageEntry]]:
        """Yield every passage, by article and name."""
        for folder in self.folders:
            yield from folder.passages

    @property
    def phrasings(self) -> Iterator[Phrase]:
        """Yield every phrasing of the files that could be read."""
        for folder in self.folders:
            for owner, texts in (folder.phrasings.value or {}).items():
                for at, text in enumerate(texts):
                    yield Phrase(text, owner, folder.phrasings.place(owner, at))

    @property
    def follow_ups(self) -> Iterator[tuple[str, Phrase]]:
        """Yield every follow-up of the files that could be read: the passage it follows, then the line.

        Its owner is the passage that is wanted, or OFF_TOPIC.
        """
        for folder in self.folders:
            if folder.follow_ups and folder.follow_ups.value:
                for after, wanted in folder.follow_ups.value.items():
                    for owner, texts in wanted.items():
                        for at, text in enumerate(texts):
                            yield after, Phrase(text, owner, folder.follow_ups.place(after, owner, at))

    @property
    def cites(self) -> Iterator[tuple[str, Place]]:
        """Yield every citation: its key, and where it stands."""
        for folder in self.folders:
            yield from folder.index.cites
        for passage in self.passages:
            yield from passage.cites


def read_knowledge(path: Path) -> tuple[Knowledge, tuple[Problem, ...]]:
    """Read everything under `path`; what is missing or cannot be read is a problem."""
    folders, problems = _read_folders(path)
    sources, found = read_entries(path / SOURCES_FILE, SOURCES)
    problems += (*found, *_check_links(sources))
    synonyms = decision = None
    if (path / SYNONYMS_FILE).exists():
        synonyms, found = read_entries(path / SYNONYMS_FILE, SYNONYMS)
        problems += found
    if (path / DECISION_FILE).exists():
        decision, found = read_decision(path / DECISION_FILE)
        problems += found
    return Knowledge(path, folders, sources, synonyms, decision), tuple(problems)


def _read_folders(path: Path) -> tuple[tuple[Folder, ...], list[Problem]]:
    folders: list[Folder] = []
    problems: list[Problem] = []
    for child in sorted(path.iterdir()):
        if child.is_dir() and not child.name.startswith("."):
            folder, found = read_folder(child)
            folders.append(folder)
            problems += found
    if not any(folder.passages for folder in folders):
        remedy = "add an article: a folder that holds index.md, a passage and phrasings.yaml"
        problems.append(Place(path).error("no-passages", "there is not a single passage here", remedy))
    return tuple(folders), problems


def _check_links(sources: Entries[dict[str, SourceEntry]]) -> Iterator[Problem]:
    for key, source in (sources.value or {}).items():
        if source.doi is None and source.url is None and source.note is None:
            what = f"the source `{key}` has neither doi nor url, and no note"
            remedy = "give its doi or https url; if it could not be found, say in `note` what was sought"
            yield sources.place(key).error("no-link", what, remedy)
