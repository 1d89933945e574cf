"""A Markdown file of knowledge as read: front matter and paragraphs, and what a passage's text must be."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile, zip_longest
from pathlib import Path
from typing import Generic, TypeVar

from bot.content.document import read_text
from bot.content.entries import Entries, parse_entries
from bot.content.markdown import parse_page
from bot.content.paragraph import Paragraph
from bot.content.problem import Place, Problem
from bot.content.schema import Shape
from bot.content.sentences import sentences

LONGEST_EXCERPT = 60  # words
LONGEST_DETAIL = 300  # words
LONGEST_LABEL = 12  # words

_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True)
class Manuscript(Generic[_Entry]):
    """A file's front matter and its paragraphs."""

    path: Path
    front: Entries[_Entry]
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def id(self) -> str:
        """Return the file's name without its ending."""
        return self.path.stem

    @property
    def excerpt(self) -> tuple[Paragraph, ...]:
        """Return the first paragraph, in a tuple that is empty without one."""
        return self.paragraphs[:1]

    @property
    def detail(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs after the first."""
        return self.paragraphs[1:]

    @property
    def cites(self) -> Iterator[tuple[str, Place]]:
        """Yield every citation: its key, and where it stands."""
        for paragraph in self.paragraphs:
            for key, line in paragraph.cites:
                yield key, Place(self.path, line)


def read_manuscript(path: Path, shape: Shape[_Entry]) -> tuple[Manuscript[_Entry], tuple[Problem, ...]]:
    """Read a Markdown file; a broken fence hides all other problems."""
    text, problems = read_text(path)
    if text is None:
        return Manuscript(path, Entries(path)), problems
    page, page_problems = parse_page(text, path)
    if page.front is None:
        return Manuscript(path, Entries(path)), (_broken_fence(path, text),)
    front, front_problems = parse_entries(page.front or "{}", path, shape, first_line=2)
    return Manuscript(path, front, page.paragraphs), (*front_problems, *page_problems)


def _broken_fence(path: Path, text: str) -> Problem:
    if text.startswith("---\n"):
        what, remedy = "the front matter is not closed", "write a line of three hyphens, ---, after its last key"
    else:
        what, remedy = "the front matter is not opened", "make the first line three hyphens, ---, and nothing else"
    return Place(path).error("broken-fence", what, remedy)


def check_length(manuscript: Manuscript[_Entry]) -> Iterator[Problem]:
    """Yield what is missing from or too long in a passage's text."""
    first = manuscript.paragraphs[0] if manuscript.paragraphs else None
    if first is None or first.marker:
        place = Place(manuscript.path, first.lines[0]) if first else Place(manuscript.path)
        yield place.error("no-excerpt", "the short answer is missing", "begin the text with a paragraph of prose")
    yield from _too_long(manuscript, manuscript.excerpt, "excerpt", LONGEST_EXCERPT)
    yield from _too_long(manuscript, manuscript.detail, "passage", LONGEST_DETAIL)


def _too_long(
    manuscript: Manuscript[_Entry], paragraphs: tuple[Paragraph, ...], part: str, longest: int
) -> Iterator[Problem]:
    length = sum(len(paragraph.text.split()) for paragraph in paragraphs)
    if length > longest:
        name = "excerpt (the first paragraph)" if part == "excerpt" else "detail (all after the first paragraph)"
        what, remedy = f"the {name} has {length} words; {longest} are allowed", f"cut {length - longest} or more"
        yield Place(manuscript.path, paragraphs[0].lines[0]).error(f"long-{part}", what, remedy)


def check_citations(manuscript: Manuscript[_Entry]) -> Iterator[Problem]:
    """Yield the sentences that should cite a source and don't."""
    for paragraph, following in zip_longest(manuscript.paragraphs, manuscript.paragraphs[1:]):
        before_list = following is not None and bool(following.marker) and not paragraph.marker
        label = _label(paragraph)
        for sentence in sentences(paragraph.cited_text[label:]):
            exempt = sentence.is_question or sentence.is_advice or (sentence.introduces and before_list)
            if not sentence.cites and not exempt:
                place = Place(manuscript.path, paragraph.line_at(label + sentence.start))
                what = f'no source is cited after "{_shortened(sentence.text)}"'
                yield place.error("uncited-sentence", what, "add [^key] after its full stop, or take the sentence out")


def _label(paragraph: Paragraph) -> int:
    """Return the length of an emphasised label, a heading within the text: it claims nothing that the text does not."""
    label = "".join(span.text for span in takewhile(lambda span: span.mark, paragraph.spans))
    alone = label.strip() == paragraph.cited_text.strip()
    fits = len(label.split()) <= LONGEST_LABEL and not (alone and label.strip().endswith((".", "!")))
    return len(label) if fits else 0


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= 12 else f"{' '.join(words[:6])} ... {' '.join(words[-5:])}"
