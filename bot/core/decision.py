"""Answer, clarify or decline, with a calibrated confidence and a reason."""

import math
from collections.abc import Mapping, Sequence

from bot.core.index import Hits
from bot.core.library import Model, Policy
from bot.core.model import Candidate, Decision, Kind

MOST_CHOICES, FEWEST_CHOICES = 4, 2
NEAR = 2.0  # a choice's score lies at most this far below the first one's

# Fitted to our own questions, then rounded: what a library without a `decision.json` starts from.
DEFAULT = Policy(
    fields=Model(-4.0, {"linear": 2.0, "pooled": 5.0, "nearest": 2.0, "body": 2.0, "coverage": 1.0}),
    first=Model(-1.0, {"score": 0.7, "margin": 0.8, "domain": 0.3, "coverage": 1.0}),
    any=Model(-0.5, {"score": 0.5, "margin": 0.1, "domain": 0.5, "coverage": 1.5}),
    answer=0.6,
    clarify=0.4,
)


def features(candidates: Sequence[Candidate], hits: Hits, length: int) -> Mapping[str, float]:
    """Return what the decision is made from; `length` is the number of words in the question."""
    first = candidates[0]
    second = candidates[1].score if len(candidates) > 1 else first.score - NEAR
    return {
        "score": first.score,
        "margin": min(first.score - second, 4.0),
        "domain": hits.domain,
        "coverage": first.coverage,
        "known": hits.known,
        "nearest": float(hits.nearest.max(initial=0.0)),
        "pooled": float(hits.pooled.max(initial=0.0)),
        "length": math.log(1 + length),
    }


def decide(candidates: Sequence[Candidate], hits: Hits, length: int, policy: Policy) -> Decision:
    """Choose between the first candidate, a choice of the best, and saying that it is not covered."""
    evidence = features(candidates, hits, length)
    confidence, any_ = probability(policy.first, evidence), probability(policy.any, evidence)
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
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def _near(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Return the best candidates that lie near the first, at least two and at most four."""
    best = candidates[:MOST_CHOICES]
    kept = [c.passage for c in best if c.score >= candidates[0].score - NEAR]
    return tuple(kept if len(kept) >= FEWEST_CHOICES else [c.passage for c in best[:FEWEST_CHOICES]])
