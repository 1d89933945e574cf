"""The validated content as frozen values: passages, sources, intents, wording and policy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.core.wording import Wording


class Evidence(StrEnum):
    """How well the answer of a passage is supported; `RULE` marks law, regulation or definition."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    NONE = "none"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style: `mark` is "", "em" or "strong"; a citation has `cite` and no text."""

    text: str
    mark: str = ""
    url: str | None = None
    cite: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph ("") or an item of a list ("-", or its number as in "2.")."""

    spans: tuple[Span, ...]
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of `sources.yaml`. `doi` and `url` are both None only where it could not be found."""

    key: str
    kind: str
    title: str
    authors: str | None = None
    container: str | None = None
    year: int | None = None
    doi: str | None = None
    url: str | None = None
    people: int | None = None
    funding: str | None = None
    note: str | None = None
    checked: str = "no"

    @property
    def link(self) -> str | None:
        """Return the address that a reader can open: the DOI's, else the page's."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


@dataclass(frozen=True, slots=True)
class Passage:
    """One question, answered: the excerpt (first paragraph) and the detail (the rest)."""

    id: str
    article: str
    title: str
    evidence: Evidence
    checked: date
    excerpt: tuple[Block, ...]
    detail: tuple[Block, ...] = ()
    related: tuple[str, ...] = ()
    phrasings: tuple[str, ...] = ()
    reviewed_by: str | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What people type after they were shown a passage, and which one they want then; "" if none covers it."""

    after: str
    wanted: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """A folder of passages; `passages` holds their ids in the order of reading."""

    id: str
    title: str
    introduction: tuple[Block, ...]
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Intent:
    """A message that is no question to the knowledge, known by examples and by look-alikes that are not it."""

    name: str
    phrases: tuple[str, ...]
    but_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alarm:
    """An intent that a sign of danger raises: a sign combines lists of words, and those of `not_if` take it away."""

    intent: str
    signs: tuple[tuple[str, ...], ...]
    not_if: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Danger:
    """The signs of `danger.yaml`: lists of words by their names, the words that deny, and what raises each alarm."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    denied: tuple[str, ...] = ()
    alarms: tuple[Alarm, ...] = ()


@dataclass(frozen=True, slots=True)
class Synonyms:
    """`both` holds groups of words that mean the same; `one` maps a word to the words it also stands for."""

    both: tuple[tuple[str, ...], ...] = ()
    one: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Language:
    """A language that is recognised and not spoken. `words` and `letters` give it away, `reply` says so in it."""

    name: str
    reply: str
    script: str = "latin"
    words: tuple[str, ...] = ()
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: the probability is the logistic function of `intercept` + sum of weight x feature."""

    intercept: float
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ChatPolicy:
    """What is decided by once something was shown: `fields` weighs what speaks for a passage as a follow-up's answer.

    `follows` gives the probability that the first candidate of the follow-up satisfies, `stands` that the first
    candidate of the message alone does, `any` that some passage does.
    """

    fields: Model
    follows: Model
    stands: Model
    any: Model


@dataclass(frozen=True, slots=True)
class Policy:
    """What `decision.json` holds: calibrated models and the thresholds chosen for stated costs.

    `fields` weighs the fields of the index into a score; `first` gives the probability that the first candidate
    satisfies, `any` that some passage does. A question is answered where the first reaches `answer`, clarified where
    the other reaches `clarify`, and declined below. Without `chat` the defaults decide on follow-ups.
    """

    fields: Model
    first: Model
    any: Model
    answer: float
    clarify: float
    figures: Mapping[str, float] = field(default_factory=dict)
    chat: ChatPolicy | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """The validated content of `knowledge/` and `intents/` together. `policy` is None without a `decision.json`.

    `common` are common English words, which are never mended into words of the library.
    """

    articles: Mapping[str, Article]
    passages: Mapping[str, Passage]
    sources: Mapping[str, Source]
    safety: tuple[Intent, ...]
    smalltalk: tuple[Intent, ...]
    off_topic: tuple[str, ...]
    synonyms: Synonyms
    wording: Wording
    policy: Policy | None = None
    languages: Mapping[str, Language] = field(default_factory=dict)
    common: tuple[str, ...] = ()
    danger: Danger = Danger()
    follow_ups: tuple[FollowUp, ...] = ()
