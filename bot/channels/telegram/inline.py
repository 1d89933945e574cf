"""Inline mode: whoever types the bot's name and a question in any chat is offered passages to insert there."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode

from bot.channels.telegram import render
from bot.channels.telegram.answering import offer
from bot.channels.telegram.conversation import CallbackContext
from bot.channels.telegram.keyboard import Button
from bot.channels.telegram.links import HELLO, deep_link
from bot.channels.telegram.sending import NO_PREVIEW, keyboard_of
from bot.channels.telegram.voice import Voice
from bot.core import composing
from bot.core.corpus import prose
from bot.core.decision import NEAR
from bot.core.engine import NEAR_FROM, Engine
from bot.core.model import Answer, Candidate, Context, Kind, Reply
from bot.core.naming import shortened

MOST = 6  # results: what a phone shows
DESCRIPTION = 120  # characters
PLAIN = 4.0  # score from which small talk names the subject: "how are you" has 2.5, "laser" 8.5

# Nothing of a chat goes into the results, so everybody may be shown the same for a while.
CACHED = 60  # seconds


class Inline:
    """The handler of inline queries."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice

    async def offer(self, update: Update, context: CallbackContext) -> None:
        """Answer an inline query at once; no context is kept."""
        query = update.inline_query
        if query is None:
            return
        wording, username = self._voice.wording, context.bot.username
        replies = found(self._voice.service.engine, query.query, self._voice.clock())
        results = [_result(reply, texts[0], username, wording.buttons["open"]) for reply, texts in self._whole(replies)]
        button = InlineQueryResultsButton(wording.buttons["open"], start_parameter=HELLO)
        await offer(query, results, button, CACHED)

    def _whole(self, replies: Iterator[Reply]) -> Iterator[tuple[Reply, tuple[str, ...]]]:
        """Yield the replies that fit into one message, which is all that can be inserted."""
        rendered = ((reply, render.messages(reply, self._voice.wording)) for reply in replies)
        return ((reply, texts) for reply, texts in rendered if len(texts) == 1)


def found(engine: Engine, text: str, now: datetime) -> Iterator[Reply]:
    """Yield what may be inserted: a safety reply alone, else a reply for each of the best passages."""
    library = engine.library
    reply = engine.respond(text, Context(), now).reply
    if reply.kind is Kind.SAFETY:
        yield reply
        return
    for passage in _passages(engine, text, reply):
        answer = composing.answer(library, library.passages[passage], 1.0)
        yield Reply(Kind.ANSWER, answers=(answer,), advice=library.wording.advice)


def _passages(engine: Engine, text: str, reply: Reply) -> list[str]:
    """Return the passages of the reply, then other candidates; the examples where nothing is asked yet."""
    candidates = engine.search(text)
    near = [choice.passage for choice in reply.choices]
    if reply.kind is Kind.ANSWER:
        near = [*(answer.passage for answer in reply.answers), *near, *_close(candidates)]
    elif reply.kind is Kind.CLARIFY or _is_about(engine, text, reply, candidates):
        near = [*near, *_close(candidates), *_covering(candidates)]
    elif not candidates or reply.kind is Kind.SMALLTALK:
        near = list(engine.library.wording.examples)
    return list(dict.fromkeys(near))[:MOST]


def _is_about(engine: Engine, text: str, reply: Reply, candidates: Sequence[Candidate]) -> bool:
    """Return whether a text that has no answer yet names the subject: people type a word and look what comes up."""
    if not candidates or engine.index.search(engine.read(text)).pooled.max(initial=0.0) < NEAR_FROM:
        return False
    return reply.kind is Kind.DECLINE or candidates[0].score >= PLAIN


def _close(candidates: Sequence[Candidate]) -> list[str]:
    """Return the candidates that lie near the best, as for a question that would be clarified."""
    return [each.passage for each in candidates if each.score >= candidates[0].score - NEAR]


def _covering(candidates: Sequence[Candidate]) -> list[str]:
    """Return the candidates that speak of all that the best speaks of, however far behind they lie."""
    return [each.passage for each in candidates if each.matched and each.coverage >= candidates[0].coverage]


def _result(reply: Reply, html: str, username: str, label: str) -> InlineQueryResultArticle:
    answer = reply.answers[0] if reply.answers else None
    if answer and reply.kind is not Kind.SAFETY:
        name, title, brief = answer.passage, answer.title, _in_brief(answer)
        rows = keyboard_of(((Button(label, url=deep_link(username, answer.passage)),),))
    else:
        name, rows = str(reply.intent), None
        title, _, brief = reply.lead.partition(". ")
    return InlineQueryResultArticle(
        id=name,
        title=title,
        description=shortened(brief, DESCRIPTION),
        input_message_content=InputTextMessageContent(html, ParseMode.HTML, link_preview_options=NO_PREVIEW),
        reply_markup=rows,
    )


def _in_brief(answer: Answer) -> str:
    """Return the excerpt without its citations."""
    return " ".join(prose(answer.excerpt).split())
