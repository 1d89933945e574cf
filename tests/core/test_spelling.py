"""Typos mended against the vocabulary."""

import pytest

from bot.core.spelling import Speller

COUNTS = {"does": 9, "it": 9, "hurt": 5, "stem": 8, "cell": 8, "exosomes": 3, "permanent": 2, "scar": 9, "scan": 1}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("does it hurt", "does it hurt"),
        ("dose it hrut", "does it hurt"),
        ("exosmes", "exosomes"),
        ("permenant", "permanent"),
        ("stemcell", "stem cell"),
        ("scak", "scar"),  # "scan" is as near; the commoner wins
        ("xit", "xit"),  # too short to be mended
        ("barcelona", "barcelona"),  # far from everything
        ("urt", "urt"),
        ("20mg", "20mg"),
    ],
)
def test_mending(written: str, read: str) -> None:
    """An unknown word is read as the nearest known one, function words included, and else left alone."""
    assert " ".join(Speller(COUNTS).correct(written.split()).words) == read


def test_corrections_are_told() -> None:
    """What was corrected is said, so that it can be shown."""
    assert dict(Speller(COUNTS).correct(("does", "hrut")).corrected) == {"hrut": "hurt"}
