"""An article's folder as read: its index, its passages, their phrasings and what follows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.content.entries import Entries, read_entries
from bot.content.manuscript import Manuscript, check_citations, check_length, read_manuscript
from bot.content.problem import Place, Problem
from bot.content.schema import ARTICLE, FOLLOW_UPS, PASSAGE, PHRASINGS, ArticleEntry, PassageEntry, is_id

UNCITED = "about"  # the article in which the assistant speaks of itself
INDEX = "index.md"
PHRASINGS_FILE, FOLLOW_UPS_FILE = "phrasings.yaml", "follow-ups.yaml"
LISTS = (PHRASINGS_FILE, FOLLOW_UPS_FILE)


@dataclass(frozen=True, slots=True)
class Folder:
    """An article: the folder's name is its id. `follow_ups` is None where there is no such file."""

    path: Path
    index: Manuscript[ArticleEntry]
    passages: tuple[Manuscript[PassageEntry], ...]
    phrasings: Entries[dict[str, list[str]]]
    follow_ups: Entries[dict[str, dict[str, list[str]]]] | None

    @property
    def id(self) -> str:
        """Return the article's id."""
        return self.path.name

    @property
    def order(self) -> tuple[str, ...]:
        """Return the ids of the passages in the order of reading, which is that of `phrasings.yaml`."""
        ids = [passage.id for passage in self.passages]
        listed = [key for key in self.phrasings.keys if key in ids]
        return (*listed, *(passage for passage in ids if passage not in listed))


def read_folder(path: Path) -> tuple[Folder, tuple[Problem, ...]]:
    """Read an article and everything in it."""
    problems: list[Problem] = list(_check_names(path))
    index, found = read_manuscript(path / INDEX, ARTICLE)
    problems += (*found, *_check_introduction(index))
    passages = []
    for file in sorted(path.glob("*.md")):
        if file.name != INDEX and not file.name.startswith(".") and not file.is_dir():
            passage, found = read_manuscript(file, PASSAGE)
            passages.append(passage)
            problems += (*found, *_check_passage(passage, path.name))
    phrasings, found = read_entries(path / PHRASINGS_FILE, PHRASINGS)
    problems += found
    follow_ups = None
    if (path / FOLLOW_UPS_FILE).exists():
        follow_ups, found = read_entries(path / FOLLOW_UPS_FILE, FOLLOW_UPS)
        problems += found
    return Folder(path, index, tuple(passages), phrasings, follow_ups), tuple(problems)


def _check_names(path: Path) -> Iterator[Problem]:
    if not is_id(path.name):
        yield _bad_id(path, "folder")
    for file in sorted(path.iterdir()):
        if file.name.startswith(".") or file.name in LISTS:
            continue
        if file.suffix != ".md" or file.is_dir():
            what = f"{file.name} is neither a passage nor {INDEX}, {' or '.join(LISTS)}"
            yield Place(file).error("unknown-file", what, "rename it, or move it out of this folder")
        elif not is_id(file.stem):
            yield _bad_id(file, "file")


def _bad_id(path: Path, kind: str) -> Problem:
    what = f"the {kind}'s name is no id: {path.name}"
    remedy = "rename it: small letters, digits and single hyphens, 48 characters at most"
    return Place(path).error("bad-id", what, remedy)


def _check_introduction(index: Manuscript[ArticleEntry]) -> Iterator[Problem]:
    if index.front.value and not index.paragraphs:
        remedy = "write a sentence or two under the front matter"
        yield Place(index.path).error("no-introduction", "the article has no introduction", remedy)


def _check_passage(passage: Manuscript[PassageEntry], article: str) -> Iterator[Problem]:
    if passage.front.document is None:
        return
    yield from check_length(passage)
    if article != UNCITED:
        yield from check_citations(passage)
