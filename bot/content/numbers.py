"""Telephone numbers and addresses, as texts name them."""

import re
from collections.abc import Iterator

# Digits, which may stand in groups; not a part of a word, an amount, a share, a range or a fraction.
_NUMBER = re.compile(r"(?<![\w.,+$£€–-])\+?\d+(?:[ -]\d+)*(?![\w%°–]|[.,]\d)")  # noqa: RUF001 - dashes are meant
_ADDRESS = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}\b(?:/[^\s,;)]*[^\s,;).!?])?", re.IGNORECASE)
_FEWEST = 3  # digits: two are an age or hours more often than a telephone number
_GROUPED = 6  # digits that in groups are nothing but a telephone number
_PLAIN_OR_RANGE = re.compile(r"\d+(?:-\d+)?\Z")
_YEAR = re.compile(r"(?:19|20)\d\d(?:-\d\d|\Z)")
_OF_CALLING = re.compile(
    r"\b(?:call|ring|dial|text|phone|telephone|number|helpline|hotline|lifeline|emergency|crisis)s?\b", re.IGNORECASE
)
_CALL = re.compile(r"\b(?:call|ring|dial|text|phone|telephone|number)\s+\Z", re.IGNORECASE)
_NOTHING_COUNTED = re.compile(r"\s*(?:\Z|[^\s\w]|(?:and|at|for|free|from|if|in|now|or|to)\b)", re.IGNORECASE)


def digits(number: str) -> str:
    """Return what is dialled, however it is written."""
    return re.sub(r"\D", "", number)


def bare(address: str) -> str:
    """Return an address in small letters, without https and www."""
    return re.sub(r"^(?:https?://)?(?:www\.)?|/+$", "", address.lower())


def numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield whatever could be dialled."""
    return (found for found in _NUMBER.finditer(text) if len(digits(found[0])) >= _FEWEST)


def addresses(text: str) -> Iterator[re.Match[str]]:
    """Yield the addresses of pages."""
    return _ADDRESS.finditer(text)


def dialled(paragraph: str) -> Iterator[re.Match[str]]:
    """Yield the numbers that are there to be dialled, and no doses, years and counts.

    A short one is only if its paragraph speaks of calling and it counts nothing, as in "988 in the US" or "call 988".
    """
    of_calling = _OF_CALLING.search(paragraph)
    for found in numbers(paragraph):
        if _YEAR.match(found[0]):
            continue
        if _is_grouped(found[0]) or (of_calling and _counts_nothing(found)):
            yield found


def _is_grouped(number: str) -> bool:
    return not _PLAIN_OR_RANGE.match(number) and len(digits(number)) >= _GROUPED


def _counts_nothing(found: re.Match[str]) -> bool:
    before, after = found.string[: found.start()], found.string[found.end() :]
    return bool(_CALL.search(before) or _NOTHING_COUNTED.match(after))
