"""Hits to candidates: the fields' scores combined, coverage and the matched words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.core.dialogue import Lean
from bot.core.index import Hits, Index, Led
from bot.core.library import Model
from bot.core.model import Candidate
from bot.core.sparse import Array
from bot.core.text import stems

FIELDS = ("linear", "pooled", "nearest", "body", "coverage")
# What speaks for a passage as the answer to a follow-up: its own words, what they mean after what was shown, those
# completed by it, and what was shown itself, the more so where the message is bare or points back, and the less the
# more it says by itself.
LEANING = (
    "led_linear",
    "own_linear",
    "own_coverage",
    "whole_linear",
    "whole_coverage",
    "kin",
    "related",
    "shown",
    "shown_bare",
    "shown_pointing",
    "shown_known",
    "shown_strong",
)
KEPT = 10  # candidates


@dataclass(frozen=True, slots=True)
class Reading:
    """A message after something was shown: its `own` hits, what it is `led` to, and the hits of the `whole`.

    The whole is what was asked and the titles of what was shown; `tokens` are its words.
    """

    tokens: Sequence[str]
    own: Hits
    led: Led
    whole: Hits
    lean: Lean


def rank(index: Index, tokens: Sequence[str], hits: Hits, fields: Model) -> tuple[Candidate, ...]:
    """Return the best candidates, best first. A score is a sum of the fields' shares, which are kept beside it."""
    return _ranked(index, tokens, hits, {name: getattr(hits, name) for name in FIELDS}, fields)


def follow(index: Index, reading: Reading, fields: Model) -> tuple[Candidate, ...]:
    """Return the candidates of a follow-up, best first."""
    return _ranked(index, reading.tokens, reading.own, leaning(index.passages, reading), fields)


def leaning(passages: Sequence[str], reading: Reading) -> Mapping[str, Array]:
    """Return what speaks for each passage, by the names of LEANING."""
    own, whole, lean = reading.own, reading.whole, reading.lean
    shown = _among(passages, lean.shown)
    return {
        "led_linear": reading.led.linear,
        "own_linear": own.linear,
        "own_coverage": own.coverage,
        "whole_linear": whole.linear,
        "whole_coverage": whole.coverage,
        "kin": _among(passages, lean.kin),
        "related": _among(passages, lean.related),
        "shown": shown,
        "shown_bare": shown * lean.bare,
        "shown_pointing": shown * lean.pointing,
        "shown_known": shown * own.known,
        "shown_strong": shown * own.linear.max(),
    }


def _among(passages: Sequence[str], these: Collection[str]) -> Array:
    return np.array([float(passage in these) for passage in passages])


def _ranked(
    index: Index, tokens: Sequence[str], hits: Hits, values: Mapping[str, Array], fields: Model
) -> tuple[Candidate, ...]:
    shares = {name: fields.weights.get(name, 0.0) * value for name, value in values.items()}
    scores = sum(shares.values(), np.full(len(index.passages), fields.intercept))
    best = np.argsort(-scores, kind="stable")[:KEPT]
    return tuple(_candidate(index, tokens, hits, shares, float(scores[number]), int(number)) for number in best)


def _candidate(
    index: Index, tokens: Sequence[str], hits: Hits, shares: Mapping[str, Array], score: float, number: int
) -> Candidate:
    return Candidate(
        passage=index.passages[number],
        score=score,
        share={name: float(share[number]) for name, share in shares.items()},
        coverage=float(hits.coverage[number]),
        matched=tuple(stem for stem in dict.fromkeys(stems(tokens)) if index.explains(stem, number)),
        nearest=float(hits.nearest[number]),
    )
