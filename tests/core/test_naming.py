"""Short names."""

import pytest

from bot.core.library import Source
from bot.core.naming import shortened, source_name


@pytest.mark.parametrize(
    ("authors", "year", "expected"),
    [
        ("Park CH, Lee J", 2020, "Park et al., 2020"),
        ("Park CH, et al.", 2020, "Park et al., 2020"),
        ("Callaghan, et al.", 2020, "Callaghan et al., 2020"),
        ("Turner L", 2021, "Turner, 2021"),
        ("van der Lei B, Harmsen MC", 2024, "van der Lei et al., 2024"),
        ("Lauermann FT Jr, Duquia RP", None, "Lauermann et al."),
        ("US FDA", 2021, "US FDA, 2021"),
        ("Therapeutic Goods Administration, Australia", None, "Therapeutic Goods Administration, Australia"),
        (None, 2015, "WPTV, 2015"),
    ],
)
def test_a_source_is_named_by_who_says_it(authors: str | None, year: int | None, expected: str) -> None:
    """The first author's surname, a body in full, or else the place of publication; with the year if there is one."""
    assert source_name(Source("key", "web", "Title", authors, "WPTV", year)) == expected


def test_a_source_without_anybody_has_its_title() -> None:
    """There is always a name."""
    assert source_name(Source("key", "web", "On ferns")) == "On ferns"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("w" * 60, "w" * 60),
        ("w" * 61, "w" * 59 + "…"),
        ("word " * 12 + "more", ("word " * 12).strip() + "…"),
        ("w" * 56 + ". More than", "w" * 56 + "…"),
    ],
)
def test_what_is_too_long_is_cut_after_a_word(label: str, expected: str) -> None:
    """60 characters at most, with an ellipsis where something is missing."""
    assert shortened(label) == expected
