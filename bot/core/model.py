"""The values of one turn: candidates, decision, reply, trace and context. Frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.core.library import Block, Evidence

BURST = 5.0  # messages that a chat may send at once


class Kind(StrEnum):
    """What a reply is."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    DECLINE = "decline"
    SMALLTALK = "smalltalk"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with its evidence for one question.

    `score` is the combined one that ranks; `share` what each field gave to it; `coverage` (0 to 1) how much of the
    question's weight the passage explains, unknown words at full weight; `matched` the words that it shares; `nearest`
    (0 to 1) how like it is to the likest of the passage's phrasings.
    """

    passage: str
    score: float
    share: Mapping[str, float]
    coverage: float
    matched: tuple[str, ...]
    nearest: float = 0.0


@dataclass(frozen=True, slots=True)
class Decision:
    """Answer, clarify or decline; `confidence` is the calibrated probability that the first candidate satisfies."""

    kind: Kind
    passages: tuple[str, ...]
    confidence: float
    any: float
    features: Mapping[str, float]
    reason: str


@dataclass(frozen=True, slots=True)
class Context:
    """What is remembered of one chat. Small; forgotten 30 minutes after `touched_at`.

    `shown` are the passages answered last, `offered` the choices shown last in their order, `misses` the declines in a
    row, `alarmed` whether the last reply was an emergency's or a crisis'. Nothing that the person wrote is in it.

    `further` are the candidates to offer if none of these choices is meant. `tokens` and `slowed_at` (seconds since
    1970, 0 for never) are the chat's limit, see `pace`. `messages` are the channel's numbers of the last question and
    of what replied to it. `commenting` is the passage that the next message comments on, "" for the bot as a whole.
    """

    shown: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    misses: int = 0
    alarmed: bool = False
    touched_at: datetime | None = None
    further: tuple[str, ...] = ()
    tokens: float = BURST
    slowed_at: float = 0.0
    messages: tuple[int, ...] = ()
    commenting: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered source: `number` starts at 1 and is what the text shows in brackets; `name` is short, with a year."""

    number: int
    key: str
    text: str
    url: str | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A passage as it is shown. The first `cited` citations are those of the excerpt."""

    passage: str
    title: str
    excerpt: tuple[Block, ...]
    detail: tuple[Block, ...]
    citations: tuple[Citation, ...]
    cited: int
    evidence: Evidence
    checked: date
    reviewed_by: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Choice:
    """A passage offered by its title: a related question, a reading of an unclear one, or a near topic."""

    passage: str
    title: str


class View(StrEnum):
    """Which part of its answers a reply shows."""

    EXCERPT = "excerpt"
    DETAIL = "detail"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the assistant says, free of any channel.

    `lead` is said first (a safety message, small talk, the lead of a clarification or decline); `answers` follow, as
    `view` says; then `choices` under `choices_lead`; `advice` comes last and is empty only where there is no answer.
    `further` are the passages to offer when a clarification has not named the right one.
    """

    kind: Kind
    intent: str | None = None
    notice: str = ""
    lead: str = ""
    answers: tuple[Answer, ...] = ()
    view: View = View.EXCERPT
    choices_lead: str = ""
    choices: tuple[Choice, ...] = ()
    further: tuple[str, ...] = ()
    advice: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Trace:
    """How a reply came about: one entry a question of the message, in the order of the pipeline."""

    folded: str = ""
    corrected: Mapping[str, str] = field(default_factory=dict)
    intents: Mapping[str, float] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    resolved: tuple[str, ...] = ()
    candidates: tuple[tuple[Candidate, ...], ...] = ()
    decisions: tuple[Decision, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question, the reply, the trace of how it came about and the context that follows."""

    question: str
    reply: Reply
    trace: Trace
    context: Context
