"""The arrays, searched."""

import pytest

from bot.core.index import Index


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("how much water for a cactus", "watering"),
        ("fern by the window", "sunlight"),
        ("bigger pot for the orchid", "repotting"),
        ("bugs on the leaves", "pests"),
    ],
)
def test_the_right_passage_has_the_greatest_margin(index: Index, question: str, passage: str) -> None:
    """Each field that learns from phrasings puts the right passage first."""
    hits = index.search(tuple(question.split()))

    assert index.passages[int(hits.linear.argmax())] == passage
    assert index.passages[int(hits.pooled.argmax())] == passage


def test_a_phrasing_is_nearest_to_itself(index: Index) -> None:
    """The cosine with an equal phrasing is 1, and none is greater."""
    hits = index.search(("watering", "my", "cactus"))

    assert hits.nearest.max() == pytest.approx(1.0, abs=1e-6)
    assert (hits.nearest <= 1 + 1e-6).all()


def test_unknown_words_count_in_full(index: Index) -> None:
    """Coverage is the share of the question's weight that a passage holds; unknown words weigh as the rarest."""
    known = index.search(("orchid", "pot"))
    half = index.search(("orchid", "pot", "xylophone", "quasar"))
    column = index.passages.index("repotting")

    assert known.coverage[column] == pytest.approx(1.0)
    assert half.coverage[column] < 0.6
    assert half.known < 1 == known.known


def test_nothing_shown_leads_nowhere(index: Index) -> None:
    """Without a passage that was shown, a message says what it says alone."""
    hits, led = index.search(("orchid", "pot")), index.led(("orchid", "pot"), ())

    assert led.linear.tolist() == hits.linear.tolist()
    assert led.domain == hits.domain


def test_only_unknown_words(index: Index) -> None:
    """A question of unknown words is covered by nothing, and raises nothing."""
    hits = index.search(("xylophone",))

    assert hits.coverage.max() == hits.known == hits.body.max() == 0


def test_off_topic_messages_lie_outside(index: Index) -> None:
    """The domain model separates what is asked here from what is not."""
    assert index.search(("watering", "my", "cactus")).domain > 0 > index.search(("tell", "me", "a", "joke")).domain


def test_intents_are_probabilities(index: Index) -> None:
    """They add up to one, and an example of an intent has the greatest share."""
    odds = index.intents(("i", "cannot", "breathe"))

    assert sum(odds.values()) == pytest.approx(1.0)
    assert max(odds, key=lambda name: odds[name]) == "emergency"


def test_a_vector_is_made_once(index: Index) -> None:
    """The same words give the same vector again, whatever sequence they come in."""
    assert index.vector(["orchid", "pot"]) is index.vector(("orchid", "pot"))


def test_body_shares_are_shares(index: Index) -> None:
    """The body's share is between 0 and 1, and greatest for the passage whose title is asked."""
    body = index.search(tuple("when do i repot an orchid".split())).body

    assert index.passages[int(body.argmax())] == "repotting"
    assert 0 <= body.min() < body.max() <= 1


def test_familiar_words_are_held_by_several_passages(index: Index) -> None:
    """A word of one passage may be quoted; one that the library never writes is not familiar, whatever its stem."""
    assert index.familiar("the")
    assert not index.familiar("orchid")
    assert not index.familiar("thes")
    assert not index.familiar("quasar")
