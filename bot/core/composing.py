"""Passages and wording to replies: excerpt, numbered citations, related questions, and always the advice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from bot.core.intents import OTHER_LANGUAGE
from bot.core.library import Block, Library, Passage, Source
from bot.core.model import Answer, Choice, Citation, Kind, Reply, View
from bot.core.naming import source_name

MOST_RELATED = 3


def answer(library: Library, passage: Passage, confidence: float) -> Answer:
    """Return the passage as it is shown, its citations numbered in the order of their first use."""
    keys = list(dict.fromkeys(_cited(passage.excerpt + passage.detail)))
    citations = [_citation(number, library.sources[key]) for number, key in enumerate(keys, 1)]
    by_key = {citation.key: citation for citation in citations}
    return Answer(
        passage=passage.id,
        title=passage.title,
        excerpt=_numbered(passage.excerpt, by_key),
        detail=_numbered(passage.detail, by_key),
        citations=tuple(citations),
        cited=len(set(_cited(passage.excerpt))),
        evidence=passage.evidence,
        checked=passage.checked,
        reviewed_by=passage.reviewed_by,
        confidence=confidence,
    )


def answered(library: Library, answers: Sequence[Answer], view: View = View.EXCERPT) -> Reply:
    """Return a reply of one or two answers with their related questions and the advice."""
    shown = [answer.passage for answer in answers]
    in_turn = zip_longest(*(library.passages[passage].related for passage in shown))
    related = [other for others in in_turn for other in others if other and other not in shown]
    return Reply(
        Kind.ANSWER,
        answers=tuple(answers),
        view=view,
        choices_lead=library.wording.related if related else "",
        choices=choices(library, list(dict.fromkeys(related))[:MOST_RELATED]),
        advice=library.wording.advice,
        confidence=min(answer.confidence for answer in answers),
    )


def clarified(library: Library, passages: Iterable[str], confidence: float, further: tuple[str, ...] = ()) -> Reply:
    """Return the choices between passages, best first; `further` come next if none of these is meant."""
    return Reply(
        Kind.CLARIFY,
        lead=library.wording.clarify,
        choices=choices(library, passages),
        further=further,
        confidence=confidence,
    )


def declined(library: Library, passages: Iterable[str], confidence: float, again: bool) -> Reply:
    """Return that no passage answers this, with the nearest topics; a second time in a row it says so."""
    wording = library.wording
    near = choices(library, passages)
    return Reply(
        Kind.DECLINE,
        lead=wording.decline_again if again else wording.decline,
        choices_lead=wording.decline_near if near else "",
        choices=near,
        confidence=confidence,
    )


def talked(library: Library, intent: str) -> Reply:
    """Return the reply to small talk."""
    return Reply(Kind.SMALLTALK, intent=intent, lead=library.wording.replies[intent])


def unspoken(library: Library, code: str) -> Reply:
    """Return, in a language that is not spoken, that it isn't."""
    return Reply(Kind.SMALLTALK, intent=OTHER_LANGUAGE, lead=library.languages[code].reply)


def warned(library: Library, intent: str, answers: Sequence[Answer] = (), near: Sequence[str] = ()) -> Reply:
    """Return a safety reply: it stands alone, but personal advice may be followed by a passage, or by near ones."""
    return Reply(
        Kind.SAFETY,
        intent=intent,
        lead=library.wording.replies[intent],
        answers=tuple(answers),
        choices_lead=library.wording.decline_near if near else "",
        choices=choices(library, near),
        advice=library.wording.advice if answers else "",
        confidence=max((answer.confidence for answer in answers), default=0.0),
    )


def choices(library: Library, passages: Iterable[str]) -> tuple[Choice, ...]:
    """Return the passages as choices."""
    return tuple(Choice(passage, library.passages[passage].title) for passage in passages)


def _cited(blocks: Iterable[Block]) -> Iterable[str]:
    return (span.cite for block in blocks for span in block.spans if span.cite is not None)


def _numbered(blocks: Iterable[Block], citations: Mapping[str, Citation]) -> tuple[Block, ...]:
    """Give each citation its number as text and its source's link."""
    return tuple(
        replace(
            block,
            spans=tuple(
                span
                if span.cite is None
                else replace(span, text=f"[{citations[span.cite].number}]", url=citations[span.cite].url)
                for span in block.spans
            ),
        )
        for block in blocks
    )


def _citation(number: int, source: Source) -> Citation:
    parts = (source.authors, source.title, source.container, source.year)
    text = " ".join(f"{str(part).rstrip('.')}." for part in parts if part is not None)
    return Citation(number, source.key, text, source.link, source_name(source))
