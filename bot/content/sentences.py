"""Where a sentence ends, what it cites, and which sentences need to cite nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(
    r"""(?P<stop>[.!?…]+)
        (?P<close>["'”’»)\]]*)                  # what was opened inside the sentence
        (?P<cites>(?:\s?\[\^[^\]]+\])*)        # its citations
        (?=\s|$|(?<=\])\S)                       # a blank, the end, or a letter that a citation touches
    """,  # noqa: RUF001 - typographic quotes are meant
    re.VERBOSE,
)
_END_CITES = re.compile(r"(?:\s?\[\^[^\]]+\])+\s*$")
_CITE = re.compile(r"\[\^([^\]]+)\]")
_LAST_WORD = re.compile(r"[^\s(\[\"“—–]+$")  # noqa: RUF001 - dashes are meant
# Never the end of a sentence, whatever follows.
_ABBREVIATIONS = frozenset(
    "e.g i.e ca vs cf viz approx dr mr mrs ms prof st fig figs eq ref refs al resp incl vol pp".split()
)
# The end of a sentence only if the next word begins one.
_EITHER = frozenset("etc u.s u.k e.u u.n a.m p.m ph.d m.d b.sc inc ltd co corp jr sr dept est min max".split())
_BEGINNERS = frozenset(
    """a an the this that these those it its they their there he she we you your i in on at of for from with
    by to as and but or so yet if when while where after before since until because although though however
    no not nobody none nothing one two both some most many all each every another what who how why which
    ask see tell call do don't""".split()
)
_NUMBERED = frozenset("No Nos p".split())  # short for a number or a page only before a digit
_INITIAL = re.compile(r"(?:[A-Z]|(?:[A-Z]\.)+[A-Z])")
_DOCTOR = (
    r"doctors?|dermatologists?|nurses?|pharmacists?|pharmacy|gps?|clinicians?|physicians?|surgeons?|midwife"
    r"|hospitals?|emergency|ambulance|a&e|urgent care|skin specialists?|therapists?|psychologists?|999|911|112"
)
_TELLS = r"""ask|see|tell|call|show|contact|get|phone|ring|visit|consult|talk|speak|go|let|have|seek|check
    |report|discuss|bring|book|make\ an\ appointment"""
_ADVICE = re.compile(
    rf"""(?:^|[,;:—–(]\s*|\b(?:please|should|must|can|could|to|and|or|then|first|always|do|never
        |not|don't|better|rather|so|just|still|also|but|you|best|only)\s+)
        (?:{_TELLS})\b .* \b(?:{_DOCTOR})\b""",  # noqa: RUF001 - dashes are meant
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_QUESTION = re.compile(r"""\?["'”’»)\]]*$""")  # noqa: RUF001 - typographic quotes are meant


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its citations, the keys cited after its end, and where it starts in the text."""

    text: str
    cites: tuple[str, ...]
    start: int

    @property
    def is_question(self) -> bool:
        """Tell whether it asks."""
        return bool(_QUESTION.search(self.text))

    @property
    def is_advice(self) -> bool:
        """Tell whether it sends the reader to a doctor, a nurse, a pharmacist or a hospital."""
        return bool(_ADVICE.search(self.text))

    @property
    def introduces(self) -> bool:
        """Tell whether it announces what follows."""
        return self.text.endswith(":")


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of plain text in which citations are written as `[^key]`."""
    start = 0
    for end in _END.finditer(text):
        if _ends(text, start, end):
            yield from _sentence(text, start, end.end("close"), end["cites"])
            start = end.end()
    rest = _END_CITES.search(text, start)
    yield from _sentence(text, start, rest.start() if rest else len(text), rest[0] if rest else "")


def _sentence(text: str, start: int, end: int, cites: str) -> Iterator[Sentence]:
    piece = _CITE.sub("", text[start:end])
    if piece.strip() or cites:
        begin = start + len(text[start:end]) - len(text[start:end].lstrip())
        yield Sentence(piece.strip(), tuple(_CITE.findall(cites)), begin)


def _ends(text: str, start: int, end: re.Match[str]) -> bool:
    following = text[end.end() :].split(maxsplit=1)
    if end["cites"] or not following:
        return True
    next_word = following[0].lstrip("\"'“‘([")  # noqa: RUF001 - typographic quotes are meant
    if end["stop"] == ".":
        return _full_stop_ends(text[start : end.start()], next_word)
    return not next_word[:1].islower()


def _full_stop_ends(before: str, next_word: str) -> bool:
    if next_word[:1].islower():
        return False
    last = _LAST_WORD.search(before)
    word = last[0] if last else ""
    if word.lower() in _ABBREVIATIONS:
        return False
    if word in _NUMBERED and before.strip() != word:
        return not next_word[:1].isdigit()
    if word.lower() in _EITHER or (_INITIAL.fullmatch(word) and word != "I"):
        return next_word.lower().rstrip(",;:.") in _BEGINNERS
    return True
