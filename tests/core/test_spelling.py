"""Typos, missing spaces and spaces too many."""

import pytest

from bot.core.spelling import Speller, worth_telling

WRITTEN = (
    "does:9 dose:5 it:9 hurt:5 stem:8 cell:8 exosomes:3 permanent:2 scar:9 scan:2 beter:1"
    " microneedling:20 micro:2 needling:9"
    " so:9 months:4 take:4 will:9 well:8 heal:4 icepick:2 ice:9 pick:9 co2:3 some:4 how:7 whole:7 hole:7"
    " sessions:90 sesions:2 sections:90 sestions:1 regions:3"
)
COUNTS = {word: int(count) for word, count in (entry.split(":") for entry in WRITTEN.split())}
TOGETHER = {("stem", "cell"): 8, ("ice", "pick"): 12, ("it", "heal"): 2, ("will", "it"): 3, ("micro", "needling"): 1}
TOGETHER |= {
    ("_", "does"): 30,
    ("does", "it"): 9,
    ("what", "does"): 20,
    ("_", "will"): 30,
    ("what", "dose"): 1,
    ("dose", "of"): 2,
}
COMMON = ("scary", "mental", "scare", "pens")


def _together(left: str, right: str) -> int:
    return TOGETHER.get((left, right), 0)


SPELLER = Speller(COUNTS, COMMON, _together)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("does it hurt", "does it hurt"),
        ("dose it hrut", "does it hurt"),  # known, but "does it" is what questions begin with
        ("what dose of it", "what dose of it"),  # nobody writes "does of"
        ("exosmes", "exosomes"),
        ("permenant", "permanent"),  # two edits in a long word
        ("scak", "scar"),  # "scan" is as near; the commoner wins
        ("hwole", "whole"),  # swapped letters at the start; only one is taken from "hole"
        ("rurt", "hurt"),  # a wrong first letter where nothing else fits
        ("woll it", "will it"),  # "well" is as common, but it is "will it" that people write
        ("wil it", "will it"),  # short, but for a double letter that both neighbours ask for
        ("wil dood", "wil dood"),
        ("xit", "xit"),  # too short to be mended
        ("barcelona", "barcelona"),  # far from everything
        ("scare", "scare"),  # English, though the library doesn't know it
        ("urt", "urt"),
        ("sesions", "sessions"),  # known, but a slip of a far commoner word
        ("regions", "regions"),  # written too often for a slip
        ("sestions", "sestions"),  # known, and no likely slip
        ("scr", "scr"),
        ("scrr", "scar"),  # without its vowel
        ("hrts", "hrts"),  # an abbreviation
        ("betera", "betera"),  # "beter" stands in one place, perhaps by mistake
    ],
)
def test_mending(written: str, read: str) -> None:
    """An unknown word is read as the likeliest known one, function words included, and else left alone."""
    assert " ".join(SPELLER.correct(written.split()).words) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("stemcell", "stem cell"),
        ("icepick", "ice pick"),  # known, but far oftener two words
        ("ice pick", "ice pick"),
        ("micro needling", "microneedling"),
        ("exo somes", "exosomes"),  # neither half is a word
        ("some how", "some how"),  # never written as one
        ("micromonths", "micromonths"),  # never written side by side
        ("take it", "take it"),
    ],
)
def test_spaces(written: str, read: str) -> None:
    """Words are parted and joined as they are mostly written."""
    assert " ".join(SPELLER.correct(written.split()).words) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("soo", "so"), ("howw", "how"), ("6months", "6 months"), ("1st", "1st"), ("co2", "co2"), ("20mg", "20mg")],
)
def test_elongation_and_units(written: str, read: str) -> None:
    """A word that is drawn out is shortened, and a number parted from a known unit."""
    assert " ".join(SPELLER.correct((written,)).words) == read


def test_corrections_are_told() -> None:
    """What was corrected is said, so that it can be shown."""
    reading = SPELLER.correct("does micro needling hrut".split())

    assert dict(reading.corrected) == {"micro needling": "microneedling", "hrut": "hurt"}


@pytest.mark.parametrize(
    ("corrected", "told"),
    [
        ({"hrut": "hurt"}, True),
        ({"dose": "does", "hrut": "hurt"}, True),
        ({"dose": "does"}, False),
        ({"micro needling": "microneedling", "stemcell": "stem cell"}, False),
        ({}, False),
    ],
)
def test_what_is_worth_telling(corrected: dict[str, str], told: bool) -> None:
    """Only another content word is: spaces and function words change nothing that the asker would miss."""
    assert worth_telling(corrected) is told


def test_nothing_is_known() -> None:
    """A library without words mends nothing."""
    assert Speller({}, (), _together).correct(("any", "wrods", "here")).words == ("any", "wrods", "here")
