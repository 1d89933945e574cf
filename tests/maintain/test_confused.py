"""What the model confuses: wrong phrasings planted in the sound library are found at their lines."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.content.knowledge import Phrase
from bot.content.load import sound
from bot.content.problem import Place
from bot.maintain import confused
from bot.maintain.confused import Confusion, Pair, Stray, as_text, confusion
from tests.libraries import SOUND, edited

WATER = "knowledge/watering/phrasings.yaml"
LIGHT = "knowledge/light/phrasings.yaml"
WINDOW = "best-window:\n"
ASTRAY = ("how often do i water my plant in summer", "how often should i water the fern now", "water it once a week?")
MORE = {
    WATER: {
        "how-often-to-water": [
            "how often do i water the plant in winter",
            "how often should i water my fern",
            "once a week or more often, how much water",
            "do i water my plant every day",
            "how often does the plant need a drink of water",
        ],
        "overwatering": [
            "roots rot in soaking wet soil",
            "wet soil and rotten roots",
            "soaking wet pot, will roots rot",
        ],
    },
    LIGHT: {
        "best-window": [
            "is a south window right",
            "which window has the right light",
            "north or east window for light",
        ],
        "yellow-leaves": ["leaves turn yellow", "yellow leaf on my fern", "why do leaves go pale and yellow"],
    },
}


@pytest.fixture
def plants(tmp_path: Path) -> Path:
    """Return a library in which each passage has words of its own."""
    for file, added in MORE.items():
        for passage, lines in added.items():
            copy = edited(tmp_path, file, f"{passage}:\n", "".join([f"{passage}:\n", *(f"  - {x}\n" for x in lines)]))
    return copy


def planted(tmp_path: Path, *phrasings: str) -> Path:
    """Return the library with phrasings about water under the passage about windows, the first on line 2."""
    return edited(tmp_path, LIGHT, WINDOW, "".join([WINDOW, *(f"  - {text}\n" for text in phrasings)]))


def found(library: Path) -> Confusion:
    return confusion(sound(library / "knowledge", library / "intents"))


def test_a_misplaced_phrasing_is_found(plants: Path, tmp_path: Path) -> None:
    """It is listed with its line and what it is taken for, and nothing else is."""
    library = planted(tmp_path, ASTRAY[0])
    heading, line, _, closing = as_text(found(library), library).splitlines()

    assert heading.endswith("Does each stand where it should?")
    assert line.startswith(
        f'    {LIGHT}:2: "{ASTRAY[0]}" under `best-window`, taken for `how-often-to-water`, with 0.9'
    )
    assert closing.startswith("4 of 31 phrasings")


@pytest.mark.parametrize(("strays", "shown"), [(2, False), (3, True)])
def test_a_pair_is_shown_from_a_floor_on(strays: int, shown: bool, plants: Path, tmp_path: Path) -> None:
    """Three phrasings that go astray between two passages make a pair, two don't."""
    pairs = found(planted(tmp_path, *ASTRAY[:strays])).pairs

    assert [pair.passages for pair in pairs] == [("best-window", "how-often-to-water")] * shown
    assert all({stray.phrase.text for stray in pair.strays} >= set(ASTRAY) for pair in pairs)


def test_a_large_pair_needs_a_share(plants: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three of many phrasings are none to speak of."""
    library = planted(tmp_path, *ASTRAY)
    (pair,) = found(library).pairs
    monkeypatch.setattr(confused, "LEAST", pair.share + 0.01)

    assert pair.share == len(pair.strays) / pair.of
    assert found(library).pairs == ()


def test_the_advice_names_a_link_that_is_missing(plants: Path, tmp_path: Path) -> None:
    """Passages that name each other under `related` need not be linked again."""
    library = planted(tmp_path, *ASTRAY)
    unlinked = as_text(found(library), library)
    linked = edited(
        tmp_path,
        "knowledge/light/best-window.md",
        "related: [yellow-leaves]",
        "related: [yellow-leaves, how-often-to-water]",
    )

    assert unlinked.splitlines()[4] == "    Sharpen what fits both, or remove it, and link the two by `related`."
    assert as_text(found(linked), linked).splitlines()[4] == "    Sharpen what fits both, or remove it."


def test_the_most_confused_come_first(plants: Path, tmp_path: Path) -> None:
    """Pairs are sorted by the share of their phrasings that goes astray."""
    rotten = [
        *("roots rot in wet soil", "soaking wet soil, rotten roots", "a wet pot, do the roots rot", "soil is wet"),
        *("the soil rots the roots", "rotten roots in a soaking pot", "will wet soil rot it"),
    ]
    old, new = "yellow-leaves:\n", "".join(["yellow-leaves:\n", *(f"  - {text} here\n" for text in rotten)])
    edited(tmp_path, LIGHT, old, new)
    pairs = found(planted(tmp_path, *ASTRAY)).pairs

    assert [pair.passages for pair in pairs] == [
        ("overwatering", "yellow-leaves"),
        ("best-window", "how-often-to-water"),
    ]
    assert pairs[0].share > pairs[1].share


def test_the_surest_strays_come_first(plants: Path, tmp_path: Path) -> None:
    """Examples are taken from the top, so they are sorted by confidence, within a pair and among the sure."""
    whole = found(planted(tmp_path, *ASTRAY))
    for strays in (whole.sure, *(pair.strays for pair in whole.pairs)):
        sureness = [stray.confidence for stray in strays]
        assert len(set(sureness)) > 1
        assert sureness == sorted(sureness, reverse=True)


def test_a_pair_is_a_paragraph() -> None:
    """It tells how many go astray, the three surest with their places, and what to do."""
    place = Place(Path("p.yaml"), 7)
    strays = tuple(Stray(Phrase(f"text {n}", "a", place), "b", 0.9 - n / 10) for n in range(4))
    text = as_text(Confusion((Pair(("a", "b"), strays, 40, linked=True),), (), 4, 1000))

    assert text.splitlines() == [
        "`a` and `b`: 4 of 40 phrasings are taken for the other; for example",
        *(f'    p.yaml:7: "text {n}" under `a`, taken for `b`' for n in range(3)),
        "    Sharpen what fits both, or remove it.",
        "",
        "4 of 1,000 phrasings are taken for another passage's if not learned from.",
    ]


def test_nothing_confused_is_a_friendly_line(plants: Path) -> None:
    """A well sorted library gets a line that says so, and the same one each time."""
    first, second = found(plants), found(plants)

    assert as_text(first).startswith("No two passages are confused, and no phrasing looks misplaced.\n")
    assert first == second


def test_twins_are_held_out_together(plants: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A phrasing that says the same in other small words does not give the other away: both go astray."""
    twins = ("how often do i mist a bonsai", "how often should you mist the bonsai")
    monkeypatch.setattr(confused, "SURE", 0.0)
    strays = found(planted(tmp_path, *twins)).sure

    assert {stray.phrase.text for stray in strays} >= set(twins)


def test_one_passage_has_nothing_to_be_taken_for() -> None:
    """A library of one passage, from which no model can be learned, has no confusion."""
    draft = sound(SOUND / "knowledge", SOUND / "intents")
    folder = replace(draft.knowledge.folders[0], passages=draft.knowledge.folders[0].passages[:1])
    alone = replace(draft, knowledge=replace(draft.knowledge, folders=(folder,)))

    assert confusion(alone).astray == 0
