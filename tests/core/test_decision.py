"""Answer, clarify or decline."""

import numpy as np
import pytest

from bot.core.decision import EVIDENCE, EVIDENCE_IN_CHAT, decide, features, features_in_chat, probability
from bot.core.dialogue import Lean
from bot.core.index import Hits, Led
from bot.core.library import Model, Policy
from bot.core.model import Candidate, Kind
from bot.core.ranking import Reading

NOTHING = np.zeros(3)
HITS = Hits(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, domain=0.0, known=1.0)
BY_SCORE = Policy(
    fields=Model(0.0, {}), first=Model(0.0, {"margin": 1.0}), any=Model(0.0, {"score": 1.0}), answer=0.8, clarify=0.6
)


def _candidates(*scores: float) -> tuple[Candidate, ...]:
    return tuple(Candidate(f"p{number}", score, {}, 1.0, ()) for number, score in enumerate(scores))


@pytest.mark.parametrize(
    ("scores", "kind", "passages"),
    [
        ((5.0, 1.0), Kind.ANSWER, ("p0",)),
        ((5.0, 4.9, 4.8), Kind.CLARIFY, ("p0", "p1", "p2")),
        ((5.0, 4.9, 4.8, 4.7, 4.6), Kind.CLARIFY, ("p0", "p1", "p2", "p3")),
        ((0.1, 0.0, -5.0), Kind.DECLINE, ("p0", "p1")),
    ],
)
def test_decisions(scores: tuple[float, ...], kind: Kind, passages: tuple[str, ...]) -> None:
    """A clear first is answered, near ties are two to four choices, and weak evidence is declined."""
    decision = decide(_candidates(*scores), HITS, 3, BY_SCORE)

    assert (decision.kind, decision.passages) == (kind, passages)
    assert str(kind) in decision.reason


def test_a_single_candidate_is_no_choice() -> None:
    """With one passage in the library there is nothing to choose from."""
    assert decide(_candidates(0.9), HITS, 3, BY_SCORE).kind in (Kind.ANSWER, Kind.DECLINE)


def test_probability_is_logistic() -> None:
    """The logistic function, without overflow at either end."""
    model = Model(0.0, {"x": 1.0})

    assert probability(model, {"x": 0.0}) == 0.5
    assert probability(model, {"x": 1e9}) == pytest.approx(1.0)
    assert probability(model, {"x": -1e9}) == pytest.approx(0.0)


def test_features_are_bounded() -> None:
    """The margin is cut so that a lone candidate doesn't look surer than any question could be."""
    assert features(_candidates(90.0, 1.0), HITS, 3)["margin"] == 4.0


def test_evidence_is_named() -> None:
    """The names that a fitted model may weigh are those of what is measured."""
    alone = decide(_candidates(5.0, 1.0), HITS, 3, BY_SCORE)
    lean = Lean(shown=("p1",), kin=frozenset({"p1", "p2"}), related=frozenset(), bare=True, pointing=False)
    reading = Reading((), own=HITS, led=Led(NOTHING, domain=-9.0), whole=HITS, lean=lean)
    in_chat = features_in_chat(alone, _candidates(3.0, 2.0)[::-1], reading)

    assert alone.features.keys() == set(EVIDENCE)
    assert in_chat.keys() == set(EVIDENCE_IN_CHAT)
    assert (in_chat["same"], in_chat["shown"], in_chat["kin"], in_chat["alone_kin"]) == (0.0, 1.0, 1.0, 0.0)
    assert (in_chat["domain"], in_chat["led_domain"]) == (0.0, -6.0)
