"""Blocks as plain text and as Telegram's HTML, and a whole reply as the console prints it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from html import escape
from itertools import pairwise

from bot.core.library import Block, Evidence, Span
from bot.core.model import Answer, Choice, Citation, Reply, View
from bot.core.wording import Wording

TAGS = {"em": "i", "strong": "b"}


def plain(blocks: Sequence[Block]) -> str:
    """Return the blocks as plain text; the address of a link follows it in parentheses."""
    return _laid_out(blocks, plain_span, bullet="-")


def html(blocks: Sequence[Block]) -> str:
    """Return the blocks in Telegram's HTML: b, i and a, everything else escaped."""
    return _laid_out(blocks, _html_span, bullet="•")


def text(reply: Reply, wording: Wording) -> str:
    """Return the whole reply as plain text; the advice ends it."""
    answers = [answer_text(answer, reply.view, wording) for answer in reply.answers]
    choices = numbered(reply.choices, reply.choices_lead)
    return paragraphs([reply.notice, reply.lead, *answers, choices, reply.advice])


def answer_text(answer: Answer, view: View, wording: Wording) -> str:
    """Return one answer as plain text: title, what `view` shows, how far to rely on it, sources."""
    sources = [source(citation, wording) for citation in cited(answer, view)]
    listed = "\n".join([wording.sources, *sources]) if sources else ""
    grounded = "\n".join(grounds(answer, wording))
    return paragraphs([answer.title, plain(shown(answer, view, wording)), grounded, listed])


def shown(answer: Answer, view: View, wording: Wording) -> tuple[Block, ...]:
    """Return the blocks of the answer that `view` shows, or the sentence that there is nothing to show."""
    if view is View.DETAIL and not answer.detail:
        return _sentence(wording.nothing_more)
    if view is View.SOURCES and not answer.citations:
        return _sentence(wording.nothing_to_source)
    return _part(answer, view)


def cited(answer: Answer, view: View) -> list[Citation]:
    """Return the citations of what `view` shows; all of them for the view of the sources."""
    if view is View.SOURCES:
        return list(answer.citations)
    keys = {span.cite for block in _part(answer, view) for span in block.spans}
    return [citation for citation in answer.citations if citation.key in keys]


def grounds(answer: Answer, wording: Wording) -> list[str]:
    """Return the lines that say how far the answer can be relied on."""
    reviewed = wording.reviewed.format(name=answer.reviewed_by) if answer.reviewed_by else ""
    if answer.evidence is Evidence.RULE and not answer.citations:  # the bot speaks of itself, and needs no source
        return [reviewed] if reviewed else []
    checked = wording.checked.format(date=in_words(answer.checked))
    return [line for line in (wording.grade[answer.evidence], checked, reviewed) if line]


def source(citation: Citation, wording: Wording) -> str:
    """Return one numbered source with its link, or with the words for a source without one."""
    return f"[{citation.number}] {citation.text} {citation.url or wording.no_link}"


def numbered(choices: Iterable[Choice], lead: str) -> str:
    """Return the choices, numbered from 1, one a line under `lead`."""
    lines = [f"{number}. {choice.title}" for number, choice in enumerate(choices, start=1)]
    return "\n".join([lead, *lines] if lead else lines)


def in_words(day: date) -> str:
    """Return the date as people write it: 24 November 2026."""
    return f"{day.day} {day:%B %Y}"


def paragraphs(texts: Iterable[str]) -> str:
    """Return the texts that are not empty, with a blank line between them."""
    return "\n\n".join(text for text in texts if text)


def _part(answer: Answer, view: View) -> tuple[Block, ...]:
    return {View.EXCERPT: answer.excerpt, View.DETAIL: answer.detail, View.SOURCES: ()}[view]


def _sentence(text: str) -> tuple[Block, ...]:
    return (Block((Span(text),)),)


def is_apart(before: Block, block: Block) -> bool:
    """Tell whether a blank line parts two blocks: any but two items of a list."""
    return not (before.marker and block.marker)


def plain_span(span: Span) -> str:
    """Return the text of a span, with the address of a link that the text itself does not give."""
    if span.cite or not span.url or span.url == span.text:
        return span.text
    return f"{span.text} ({span.url})"


def _html_span(span: Span) -> str:
    written = escape(span.text)
    if span.mark:
        written = f"<{TAGS[span.mark]}>{written}</{TAGS[span.mark]}>"
    return f'<a href="{escape(span.url)}">{written}</a>' if span.url else written


def _laid_out(blocks: Sequence[Block], write: Callable[[Span], str], bullet: str) -> str:
    pieces = [_block(block, write, bullet) for block in blocks[:1]]
    for before, block in pairwise(blocks):
        pieces += ["\n\n" if is_apart(before, block) else "\n", _block(block, write, bullet)]
    return "".join(pieces)


def _block(block: Block, write: Callable[[Span], str], bullet: str) -> str:
    marker = {"": "", "-": f"{bullet} "}.get(block.marker, f"{block.marker} ")
    return marker + "".join(write(span) for span in block.spans)
