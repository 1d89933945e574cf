"""Short names: of a source, as a reader sees it under an answer, and of anything that must fit a label."""

import re

from bot.core.library import Source

LONGEST_NAME = 60  # characters

# "Park CH": a surname, then initials. Bodies in capitals, such as "US FDA", are none.
_PERSON = re.compile(r"(?P<surname>.*[a-z].*?) [A-Z]{1,4}( Jr| Sr)?")


def source_name(source: Source) -> str:
    """Return who says it, and when: the first author, else the body, the place of publication or the title."""
    who = _authors(source.authors) if source.authors else source.container or source.title
    return ", ".join([shortened(who), *([str(source.year)] if source.year else [])])


def shortened(label: str, most: int = LONGEST_NAME) -> str:
    """Return the label, cut after a whole word and with an ellipsis where it has over `most` characters."""
    if len(label) <= most:
        return label
    kept, _, _ = label[:most].rpartition(" ")
    return (kept.rstrip(",;:.") if len(kept) * 2 > most else label[: most - 1]) + "…"


def _authors(authors: str) -> str:
    first, _, others = authors.partition(", ")
    person = _PERSON.fullmatch(first)
    if person is None and not others.startswith("et al"):
        return authors
    surname = person["surname"] if person else first
    return f"{surname} et al." if others else surname
