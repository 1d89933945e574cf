"""One typo in a question, as fingers make it."""

from collections.abc import Callable
from random import Random
from string import ascii_lowercase

Slip = Callable[[str, int, Random], str]


def mistyped(text: str, random: Random) -> str:
    """Return the text with one letter left out, put in, replaced, or swapped with its neighbour.

    Every place between two letters of a word is equally likely.
    """
    places = [at for at in range(len(text) - 1) if text[at].isalpha() and text[at + 1].isalpha()]
    return random.choice(SLIPS)(text, random.choice(places), random) if places else text


def _left_out(text: str, at: int, random: Random) -> str:
    return text[:at] + text[at + 1 :]


def _put_in(text: str, at: int, random: Random) -> str:
    return text[: at + 1] + random.choice(ascii_lowercase) + text[at + 1 :]


def _replaced(text: str, at: int, random: Random) -> str:
    return text[:at] + random.choice(ascii_lowercase.replace(text[at].lower(), "")) + text[at + 1 :]


def _swapped(text: str, at: int, random: Random) -> str:
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


SLIPS: tuple[Slip, ...] = (_left_out, _put_in, _replaced, _swapped)
