"""Markdown, in the little of it that a chat can show, to blocks with their lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from bot.content.paragraph import Paragraph
from bot.content.problem import Place, Problem
from bot.core.library import Span

_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
_MARKDOWN = (
    MarkdownIt("commonmark")
    .use(front_matter_plugin)
    .use(footnote_plugin)
    .enable("table")
    .disable("footnote_tail")  # the sources of a library stand in sources.yaml
)


class _Refusal(NamedTuple):
    rule: str
    what: str
    remedy: str


def _unfit(rule: str, what: str, remedy: str) -> _Refusal:
    return _Refusal(rule, f"{what} cannot be shown in a chat", remedy)


_HTML = _unfit("raw-html", "raw HTML", "write it as plain text or Markdown")
_CODE = _unfit("code", "code", "write it as a plain paragraph, not indented, without backticks")
_LIST = _Refusal(
    "nested-list", "a list item holds a list or several paragraphs", "keep each item to one paragraph, in one list"
)
_REFUSED: Mapping[str, _Refusal] = {
    "heading_open": _unfit("heading", "a heading", "write it as a paragraph, and leave no line of --- under it"),
    "blockquote_open": _unfit("quote", "a block quote", "put the words in quotation marks"),
    "table_open": _unfit("table", "a table", "write a list instead, one row an item"),
    "fence": _CODE,
    "code_block": _CODE,
    "code_inline": _CODE,
    "hr": _unfit("rule-line", "a line across", "remove it"),
    "html_block": _HTML,
    "html_inline": _HTML,
    "image": _unfit("image", "an image", "describe in words what it shows"),
    "hardbreak": _unfit("line-break", "a forced line break", "remove what ends the line: two blanks or a backslash"),
    "footnote_reference_open": _Refusal(
        "footnote-text", "a footnote has its text here", "move the source to sources.yaml"
    ),
}
_BROKEN_CITATION = _Refusal(
    "broken-citation",
    "this is no citation that can be read",
    "write [^key], the key as it stands in knowledge/sources.yaml",
)


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file: the YAML between its fences (None if they are broken) and its paragraphs."""

    front: str | None
    paragraphs: tuple[Paragraph, ...]


def parse_page(text: str, path: Path) -> tuple[Page, tuple[Problem, ...]]:
    """Parse a page; whatever a chat cannot show is an error."""
    references = {f":{key}": -1 for key in _FOOTNOTE.findall(text)}
    tokens = _MARKDOWN.parse(text, {"footnotes": {"refs": references}})
    reading = _Reading(path)
    reading.blocks(tokens)
    front = tokens[0].content if tokens and tokens[0].type == "front_matter" else None
    return Page(front, tuple(reading.paragraphs)), tuple(reading.problems)


@dataclass(slots=True)
class _Reading:
    """Walks the tokens of a page, gathering paragraphs and problems."""

    path: Path
    paragraphs: list[Paragraph] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    numbers: list[int | None] = field(default_factory=list)  # the next number of each open list
    marker: str = ""
    line: int = 1

    def refuse(self, refusal: _Refusal, what: str = "") -> None:
        self.problems.append(Place(self.path, self.line).error(refusal.rule, what or refusal.what, refusal.remedy))

    def blocks(self, tokens: Sequence[Token]) -> None:
        refused_until: tuple[str, int] | None = None
        for token in tokens:
            self.line = token.map[0] + 1 if token.map else self.line
            if refused_until:
                refused_until = None if (token.type, token.level) == refused_until else refused_until
            elif token.type in _REFUSED:
                self.refuse(_REFUSED[token.type])
                if token.nesting == 1:
                    refused_until = token.type.replace("_open", "_close"), token.level
            elif token.type == "inline":
                self.paragraph(token)
            else:
                self.structure(token)

    def structure(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            if self.numbers:
                self.refuse(_LIST)
            ordered = token.type == "ordered_list_open"
            self.numbers.append(int(token.attrGet("start") or 1) if ordered else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.numbers.pop()
        elif token.type == "list_item_open":
            number = self.numbers[-1]
            self.marker = "-" if number is None else f"{number}."
            self.numbers[-1] = None if number is None else number + 1
        elif token.type == "list_item_close":
            self.marker = ""

    def paragraph(self, token: Token) -> None:
        if self.numbers and not self.marker:
            self.refuse(_LIST)
        spans = tuple(self.spans(token.children or ()))
        if spans:
            self.paragraphs.append(
                Paragraph(tuple(span for span, _ in spans), tuple(line for _, line in spans), self.marker)
            )
        self.marker = ""

    def spans(self, tokens: Sequence[Token]) -> Iterator[tuple[Span, int]]:
        marks: list[str] = []
        url: str | None = None
        for token in tokens:
            if token.type in ("em_open", "strong_open"):
                marks.append(token.tag)
            elif token.type in ("em_close", "strong_close"):
                marks.pop()
            elif token.type in ("link_open", "link_close"):
                url = self.link(token)
            elif token.type in _REFUSED:
                self.refuse(_REFUSED[token.type])
            elif token.content or token.type != "text":
                yield self.span(token, "strong" if "strong" in marks else "".join(marks[:1]), url), self.line
            self.line += token.type in ("softbreak", "hardbreak")

    def span(self, token: Token, mark: str, url: str | None) -> Span:
        if token.type == "footnote_ref" and "label" in token.meta:
            return Span("", cite=token.meta["label"])
        if token.type == "footnote_ref" or "[^" in token.content:
            self.refuse(_BROKEN_CITATION)
        return Span(" " if token.type == "softbreak" else token.content, mark, url)

    def link(self, token: Token) -> str | None:
        url = str(token.attrGet("href") or "")
        if token.nesting == 1 and not url.startswith("https://"):
            self.refuse(
                _Refusal(
                    "not-https",
                    f"the link to `{url}` is no https address",
                    "give the whole address, which begins with https://",
                )
            )
        return url if token.nesting == 1 else None
