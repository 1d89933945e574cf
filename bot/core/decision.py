"""Answer, clarify or decline, with a calibrated confidence and a reason."""

import math
from collections.abc import Mapping, Sequence

from bot.core.index import Hits
from bot.core.library import ChatPolicy, Model, Policy
from bot.core.model import Candidate, Decision, Kind
from bot.core.ranking import Reading

MOST_CHOICES, FEWEST_CHOICES = 4, 2
PLAIN = 3.0  # log odds of the domain from which a question is plainly in scope, or out of it
FARTHEST = 6.0  # log odds beyond which evidence weighs no more
NEAR = 2.0  # a choice's score lies at most this far below the first one's

# What a library without a `decision.json` starts from: the fields chosen on the public sets of docs/benchmarks.md, the
# rest fitted to our own questions, then rounded.
DEFAULT = Policy(
    fields=Model(-3.5, {"linear": 3.0, "pooled": 2.0, "body": 4.0, "coverage": 1.0}),
    first=Model(-1.0, {"score": 0.7, "margin": 0.8, "domain": 0.3, "coverage": 1.0}),
    any=Model(-0.5, {"score": 0.5, "margin": 0.1, "domain": 0.5, "coverage": 1.5}),
    answer=0.6,
    clarify=0.4,
)
DEFAULT_CHAT = ChatPolicy(
    fields=Model(
        -6.0,
        {
            "led_linear": 2.0,
            "own_linear": 1.6,
            "own_coverage": 0.8,
            "whole_linear": 2.3,
            "whole_coverage": 2.0,
            "kin": 0.1,
            "related": 1.6,
            "shown": -0.6,
            "shown_bare": 3.0,
            "shown_pointing": 1.9,
            "shown_known": -1.4,
            "shown_strong": -1.0,
        },
    ),
    follows=Model(-4.0, {"score": 0.3, "margin": 0.6, "coverage": 4.0, "domain": 0.4, "bare": 1.5, "kin": 1.0}),
    stands=Model(-0.5, {"alone": 0.8, "same": 1.0, "alone_kin": 1.5}),
    any=Model(0.0, {"any": 0.6, "domain": 0.4, "bare": 2.0, "coverage": 2.0}),
)

# The names of what `features` and `features_in_chat` return.
EVIDENCE = (
    *("score", "margin", "domain", "side", "coverage", "known"),
    *("nearest", "likeness", "pooled", "length", "brevity", "rarest"),
)
EVIDENCE_IN_CHAT = (
    *("alone", "any", "score", "margin", "coverage", "domain", "led_domain", "known", "length"),
    *("bare", "same", "shown", "kin", "alone_kin", "rarest"),
)


def features(candidates: Sequence[Candidate], hits: Hits, length: int) -> Mapping[str, float]:
    """Return what the decision is made from; `length` is the number of words in the question.

    Some of it is said twice, so that a logistic model can bend: `side` is the domain up to where it is plain,
    `likeness` the nearest phrasing of the first candidate, not of any, `brevity` the length where it matters most.
    """
    first = candidates[0]
    return {
        "score": first.score,
        "margin": _margin(candidates),
        "domain": hits.domain,
        "side": _within(PLAIN, hits.domain),
        "coverage": first.coverage,
        "known": hits.known,
        "nearest": float(hits.nearest.max(initial=0.0)),
        "likeness": first.nearest,
        "pooled": float(hits.pooled.max(initial=0.0)),
        "length": math.log(1 + length),
        "brevity": 1 / max(1, length),
        "rarest": hits.rarest,
    }


def decide(candidates: Sequence[Candidate], hits: Hits, length: int, policy: Policy) -> Decision:
    """Choose between the first candidate, a choice of the best, and saying that it is not covered."""
    evidence = features(candidates, hits, length)
    return settle(candidates, evidence, probability(policy.first, evidence), probability(policy.any, evidence), policy)


def features_in_chat(alone: Decision, candidates: Sequence[Candidate], reading: Reading) -> Mapping[str, float]:
    """Return what is weighed once something was shown: the message alone, and its candidates as a follow-up."""
    first, own, lean = candidates[0], reading.own, reading.lean
    return {
        "alone": _log_odds(alone.confidence),
        "any": _log_odds(alone.any),
        "score": first.score,
        "margin": _margin(candidates),
        "coverage": first.coverage,
        "domain": _within(FARTHEST, own.domain),
        "led_domain": _within(FARTHEST, reading.led.domain),
        "known": own.known,
        "length": alone.features["length"],
        "bare": float(lean.bare),
        "same": float(first.passage == alone.passages[0]),
        "shown": float(first.passage in lean.shown),
        "kin": float(first.passage in lean.kin),
        "alone_kin": float(alone.passages[0] in lean.kin),
        "rarest": own.rarest,
    }


def settle(
    candidates: Sequence[Candidate], evidence: Mapping[str, float], confidence: float, any_: float, policy: Policy
) -> Decision:
    """Choose by the two probabilities; the first candidate is what `confidence` speaks of."""
    near = _near(candidates)
    if confidence >= policy.answer:
        kind, passages = Kind.ANSWER, near[:1]
    elif any_ >= policy.clarify and len(near) >= FEWEST_CHOICES:
        kind, passages = Kind.CLARIFY, near
    else:
        kind, passages = Kind.DECLINE, near
    reason = (
        f"{kind}: the first candidate satisfies with {confidence:.2f} (answered from {policy.answer:.2f}), "
        f"some passage does with {any_:.2f} (clarified from {policy.clarify:.2f})"
    )
    return Decision(kind, passages, confidence, any_, evidence, reason)


def probability(model: Model, evidence: Mapping[str, float]) -> float:
    """Return the logistic function of the model's sum over the evidence."""
    total = model.intercept + sum(weight * evidence[name] for name, weight in model.weights.items())
    return 1 / (1 + math.exp(-_within(50.0, total)))


def _margin(candidates: Sequence[Candidate]) -> float:
    """Return how far the first lies before the second, up to where more tells nothing."""
    first = candidates[0].score
    second = candidates[1].score if len(candidates) > 1 else first - NEAR
    return min(first - second, 4.0)


def _log_odds(share: float) -> float:
    return _within(FARTHEST, math.log(share / (1 - share)) if 0 < share < 1 else FARTHEST * (2 * share - 1))


def _within(bound: float, value: float) -> float:
    return max(-bound, min(bound, value))


def _near(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Return the best candidates that lie near the first, at least two and at most four."""
    best = candidates[:MOST_CHOICES]
    kept = [c.passage for c in best if c.score >= candidates[0].score - NEAR]
    return tuple(kept if len(kept) >= FEWEST_CHOICES else [c.passage for c in best[:FEWEST_CHOICES]])
