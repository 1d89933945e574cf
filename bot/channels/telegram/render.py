"""A reply as the texts of Telegram messages, in Telegram's HTML."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from itertools import groupby
from typing import TypeVar

from bot.channels import markup
from bot.core.library import Block, Span
from bot.core.model import Answer, Citation, Reply, View
from bot.core.wording import Wording

LONGEST_MESSAGE = 4096  # UTF-16 units of visible text
LONGEST_RUN = 1000  # characters; a longer run of text may be cut to fill a message

_TAG = re.compile(r"<[^>]*>")
_RUN = re.compile(rf".{{1,{LONGEST_RUN}}}(?:\s|$)|.{{1,{LONGEST_RUN}}}", re.DOTALL)

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a message; a quoted one stands in a block quotation."""

    block: Block
    quoted: bool = False


def messages(reply: Reply, wording: Wording) -> tuple[str, ...]:
    """Return the reply as one message, or as several where it outgrows Telegram's limit."""
    return _texts(_paragraphs(reply, wording))


def said(sentence: str) -> tuple[str, ...]:
    """Return one of the bot's own sentences as the texts of messages."""
    return _texts(_sentences(sentence))


def laid_out(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return blocks as the texts of messages."""
    return _texts(Paragraph(block) for block in blocks)


def visible(html: str) -> str:
    """Return the text that a reader sees of a message."""
    return unescape(_TAG.sub("", html))


def _texts(paragraphs: Iterable[Paragraph]) -> tuple[str, ...]:
    pieces = (piece for paragraph in paragraphs for piece in _cut(paragraph))
    texts = (_html(group) for group in _filled(pieces, _fits))
    return tuple(text for text in texts if visible(text).strip())  # blank ones are refused


def _paragraphs(reply: Reply, wording: Wording) -> Iterator[Paragraph]:
    yield from _sentences(reply.notice, reply.lead)
    for answer in reply.answers:
        yield from _answer(answer, reply.view, wording)
    # The choices are buttons. Under an answer they need no lead, and the advice has the last word.
    yield from _sentences("" if reply.answers else reply.choices_lead, reply.advice)


def _answer(answer: Answer, view: View, wording: Wording) -> Iterator[Paragraph]:
    yield Paragraph(Block((Span(answer.title, mark="strong"),)))
    for block in markup.shown(answer, view, wording):
        yield Paragraph(block, quoted=view is View.EXCERPT)
    yield from _sentences("\n".join(markup.grounds(answer, wording)))
    citations = markup.cited(answer, view)
    yield from _sentences(wording.sources if citations else "")
    for citation in citations:
        yield Paragraph(_source(citation, view, wording))


def _source(citation: Citation, view: View, wording: Wording) -> Block:
    """Return a source: where the sources are asked for in full, or that it has no link, else who says it and when."""
    marker = f"[{citation.number}]"
    if view is not View.SOURCES:
        return Block((Span(citation.name or citation.text, url=citation.url),), marker)
    missing = () if citation.url else (Span(f" ({wording.no_link})"),)
    return Block((Span(citation.text, url=citation.url), *missing), marker)


def _sentences(*texts: str) -> Iterator[Paragraph]:
    return (Paragraph(_plain(text)) for text in texts if text)


def _plain(text: str) -> Block:
    return Block((Span(text),))


def _html(paragraphs: Iterable[Paragraph]) -> str:
    groups = groupby(paragraphs, key=lambda paragraph: paragraph.quoted)
    return "\n".join(
        f"<blockquote>{html}</blockquote>" if quoted else html
        for quoted, group in groups
        for html in [markup.html([paragraph.block for paragraph in group])]
    )


def _fits(paragraphs: list[Paragraph]) -> bool:
    return _utf16_length(visible(_html(paragraphs))) <= LONGEST_MESSAGE


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield the paragraph in pieces that each fit into a message."""
    block = paragraph.block

    def piece(spans: list[Span]) -> Paragraph:
        return replace(paragraph, block=replace(block, spans=tuple(spans)))

    for spans in _filled(_runs(block.spans), lambda spans: _fits([piece(spans)])):
        yield piece(spans)
        block = replace(block, marker="")  # what continues an item of a list is no new item


def _runs(spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        for text in _RUN.findall(span.text):
            yield replace(span, text=text)


def _filled(items: Iterable[Item], fits: Callable[[list[Item]], bool]) -> Iterator[list[Item]]:
    """Yield the items in groups as large as fit; an item that alone doesn't fit stands alone."""
    group: list[Item] = []
    for item in items:
        if group and not fits([*group, item]):
            yield group
            group = []
        group.append(item)
    if group:
        yield group
