"""Where a sentence ends, what it cites, and what need not cite."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("One.[^a] Two.[^b][^c]", ["One.", "Two."]),
        ("One.[^a]Two.[^b]", ["One.", "Two."]),
        ("It fell by 0.5 points (p = .143).[^a] So what?", ["It fell by 0.5 points (p = .143).", "So what?"]),
        ("Many things, e.g. lasers, i.e. light, work.[^a]", ["Many things, e.g. lasers, i.e. light, work."]),
        ("Gel vs. Laser, by Dr. Park et al. Then more.[^a]", ["Gel vs. Laser, by Dr. Park et al. Then more."]),
        ("J. K. Green wrote it.[^a]", ["J. K. Green wrote it."]),
        ("The U.S. Food agency said so.[^a]", ["The U.S. Food agency said so."]),
        ("It is sold in the U.S. It is not legal.[^a]", ["It is sold in the U.S.", "It is not legal."]),
        ("Redness, pain etc. The rest is rare.[^a]", ["Redness, pain etc.", "The rest is rare."]),
        ("Redness, pain etc. are rare.[^a]", ["Redness, pain etc. are rare."]),
        ("See No. 5 of the list.[^a]", ["See No. 5 of the list."]),
        ("No. 25 people said so.[^a]", ["No.", "25 people said so."]),
        ("It ended in 2020. 25 people had died.[^a]", ["It ended in 2020.", "25 people had died."]),
        ('"It works." So they say.[^a]', ['"It works."', "So they say."]),
        ("(It works.) So they say.[^a]", ["(It works.)", "So they say."]),
        ('He asked "does it work?" in vain.[^a]', ['He asked "does it work?" in vain.']),
        ("Wait... what?! Yes!", ["Wait... what?!", "Yes!"]),
        ("It goes on… and on.", ["It goes on… and on."]),
        ("ice pick scars[^a]", ["ice pick scars"]),
        ("no full stop", ["no full stop"]),
        ("Signs of it are:", ["Signs of it are:"]),
        ("See fda.gov/page. More there.", ["See fda.gov/page.", "More there."]),
        ("", []),
        ("  ", []),
    ],
)
def test_splitting(text: str, expected: list[str]) -> None:
    """A full stop ends a sentence unless it belongs to a number, an initial or an abbreviation."""
    assert [sentence.text for sentence in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.[^a] Two.[^b][^c]", [("a",), ("b", "c")]),
        ("One. [^a] Two.", [("a",), ()]),
        ("A trial[^a] found it.", [()]),
        ("A trial[^a] found it.[^b]", [("b",)]),
        ("It fell[^a].", [()]),
        ("a fragment[^a]", [("a",)]),
        ("It fell.[^a][^not a key]", [("a", "not a key")]),  # told as a broken citation elsewhere
    ],
)
def test_citations(text: str, expected: list[tuple[str, ...]]) -> None:
    """Only what stands after the full stop counts as cited."""
    assert [sentence.cites for sentence in sentences(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ask a dermatologist first.",
        "If it hurts, call a doctor at once.",
        "You should see your GP.",
        "Then get to a hospital.",
        "Don't wait: go to the nearest emergency department.",
        "Call 911.",
        "Please show it to a nurse or a pharmacist.",
        "Talk to a clinician who knows your skin.",
        "A trained person should check it, so see a dermatologist.",
    ],
)
def test_advice_to_see_a_doctor(text: str) -> None:
    """A sentence that sends the reader to a clinician is advice."""
    assert [sentence.is_advice for sentence in sentences(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Doctors rated 16 of 25 sides as better.",
        "The study asked dermatologists to rate photos.",
        "In clinics, nurses inject it.",
        "A hospital in Korea ran the trial.",
        "It gets better by itself.",
        "Ask for the price first.",
    ],
)
def test_no_advice(text: str) -> None:
    """A fact about clinicians is none."""
    assert [sentence.is_advice for sentence in sentences(text)] == [False]


def test_questions_and_introductions() -> None:
    """A question ends in its mark, within quotes too; what announces a list ends in a colon."""
    kinds = [(one.is_question, one.introduces) for one in sentences('Why? "Is it so?" Signs of it:')]
    assert kinds == [(True, False), (True, False), (False, True)]


@given(st.text("aB .?!:[^]\"'é", max_size=40))
def test_nothing_is_lost(text: str) -> None:
    """Any text splits, and each sentence starts where it says."""
    last = -1
    for sentence in sentences(text):
        assert last < sentence.start <= len(text)
        assert not text[sentence.start : sentence.start + 1].isspace()
        last = sentence.start
