"""Numbers and addresses that people are told to turn to, and that `helplines.yaml` does not have."""

import re
from collections.abc import Iterator

from bot.content.helplines import HelplinesEntry
from bot.content.intentions import SAFETY, Intentions
from bot.content.knowledge import Knowledge
from bot.content.numbers import addresses, bare, dialled, digits, numbers
from bot.content.paragraph import Paragraph
from bot.content.problem import Place, Problem

_CITE = re.compile(r"\[\^[^\]]+\]")
_REMEDY = "correct it, or look it up and list it in intents/helplines.yaml with its source"


def unlisted_in_replies(intentions: Intentions) -> Iterator[Problem]:
    """Yield an error for each that a reply to a sign of danger gives."""
    listed = intentions.helplines.value if intentions.helplines else None
    if listed is None or intentions.wording.value is None:
        return
    for name in SAFETY:
        reply, place = intentions.wording.value.replies.get(name, ""), intentions.wording.place("replies", name)
        for number in _missing(numbers(reply), listed.numbers):
            what = f"the reply `{name}` gives the number {number[0]}, which is not among the helplines"
            yield place.error("unlisted-number", what, _REMEDY)
        for address in addresses(reply):
            if bare(address[0]) not in listed.addresses:
                what = f"the reply `{name}` gives the address {address[0]}, which is not among the helplines"
                yield place.error("unlisted-address", what, _REMEDY)


def unlisted_in_passages(knowledge: Knowledge, listed: HelplinesEntry) -> Iterator[Problem]:
    """Yield a warning for each number that a passage gives to be dialled."""
    known = listed.numbers
    for passage in knowledge.passages:
        for paragraph in passage.paragraphs:
            for number in _missing(dialled(_without_cites(paragraph)), known):
                what = f"the number {number[0]} is not among the helplines"
                place = Place(passage.path, paragraph.line_at(number.start()))
                yield place.warning("unlisted-number", what, _REMEDY)


def _missing(found: Iterator[re.Match[str]], known: frozenset[str]) -> Iterator[re.Match[str]]:
    return (number for number in found if digits(number[0]) not in known)


def _without_cites(paragraph: Paragraph) -> str:
    """Return the text with blanks for its citations, whose keys may hold numbers, so that places stay."""
    return _CITE.sub(lambda cite: " " * len(cite[0]), paragraph.cited_text)
