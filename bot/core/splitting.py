"""Where one message asks two things, and what a long story asks."""

import re
from collections.abc import Sequence

from bot.core.text import words

STORY = 25  # words from which a message is a story
SHORTEST = 2  # words of half a message
_SENTENCE = re.compile(r"[^.?!;\n]+[.?!;\n]*")
_CLAUSE_END = re.compile(r"[.?!;:,()\n…]+|\s[-–—]+\s|\bbut\b|\bbecause\b")  # noqa: RUF001 - dashes as people type them
_STOPS = " .?!;:,()\n…"
_STARTERS = (
    "what|whats|how|hows|why|when|where|which|who|whos|is|are|am|was|does|do|did|can|could|will|would|should|has|have"
    "|any|tell me|if|whether"
)
_JOINT = re.compile(
    rf"\s*(?:,|&|\band\b|\bn\b|\bplus\b|\balso\b|\bor\b)[\s,]*(?:also\s+|then\s+)?(?=(?:{_STARTERS})\b)"
)
_LOOSE_JOINT = re.compile(r"\s*(?:[?.;]+\s*(?:and|also|plus)?\b|,\s*(?:and|also|plus)\b|\balso\b|\+)[\s,]*")
_ASKS = re.compile(rf"(?:(?:and|but|so|also|ok|oh|hi|hello|hey)[\s,]+)*(?:{_STARTERS})\b")


def halves(text: str) -> tuple[str, str] | None:
    """Return the two questions of a folded message, None if it holds not exactly two that might stand alone.

    Sentences are parted at their stops, a single one at a joint before a question word; so "pros and cons" stays whole.
    """
    asked = _questions(text) or sentences(text)
    if len(asked) == 1:
        asked = [part for part in _JOINT.split(asked[0], maxsplit=1) if part.strip()]
    return _pair(asked)


def loose_halves(text: str) -> tuple[str, str] | None:
    """Return the two parts of a folded message at its only loose joint, None if there are not exactly two.

    The second part need not look like a question: "..., and the brown marks?".
    """
    return _pair([part for part in _LOOSE_JOINT.split(text) if words(part)])


def asked(text: str) -> str | None:
    """Return the questions alone of a folded story (25 words or more), None if it is none or asks nothing plainly."""
    questions = _questions(text)
    told = len(sentences(text)) > len(questions) > 0
    return " ".join(questions) if told and len(words(text)) >= STORY else None


def sentences(text: str) -> Sequence[str]:
    """Return the sentences of a folded text that hold a word."""
    return [sentence for found in _SENTENCE.findall(text) if words(sentence := found.strip())]


def clauses(text: str) -> Sequence[str]:
    """Return the clauses of a folded text, which end at a comma, a dash, "but" or "because", and its whole sentences.

    A sentence of a single clause comes once; what holds no word is left out.
    """
    parts = (part for sentence in sentences(text) for part in (*_CLAUSE_END.split(sentence), sentence))
    return list(dict.fromkeys(part for found in parts if words(part := found.strip(_STOPS))))


def _pair(parts: Sequence[str]) -> tuple[str, str] | None:
    """Return two parts that are long enough to be questions, None for anything else."""
    if len(parts) != 2 or any(len(words(part)) < SHORTEST for part in parts):
        return None
    return parts[0].strip(), parts[1].strip()


def _questions(text: str) -> Sequence[str]:
    return [sentence for sentence in sentences(text) if "?" in sentence or _ASKS.match(sentence)]
