"""The file `decision.json` as read: weights, thresholds, figures, and what they were fitted to."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, TypeAdapter
from pydantic_core import PydanticCustomError

from bot.content.entries import Entries, read_entries
from bot.content.problem import Place, Problem
from bot.content.schema import STRICT, Id, Shape, Share
from bot.core.decision import EVIDENCE, EVIDENCE_IN_CHAT
from bot.core.ranking import FIELDS, LEANING

DECISION_FILE = "decision.json"

Count = Annotated[int, Field(ge=0)]


def _of(known: Sequence[str]) -> AfterValidator:
    def check(name: str) -> str:
        if name not in known:
            raise PydanticCustomError("unknown_weight", "unknown weight", {"known": ", ".join(known)})
        return name

    return AfterValidator(check)


class ModelEntry(BaseModel):
    """A logistic model."""

    model_config = STRICT
    intercept: float
    weights: dict[str, float]


class FieldsEntry(ModelEntry):
    """The model that weighs the fields of the index; without a weight it would rank nothing."""

    weights: Annotated[dict[Annotated[str, _of(FIELDS)], float], Field(min_length=1)]


class EvidenceEntry(ModelEntry):
    """A model of the evidence that the decision is made from."""

    weights: dict[Annotated[str, _of(EVIDENCE)], float]


class LeaningEntry(ModelEntry):
    """The model that weighs what speaks for a passage as a follow-up's answer."""

    weights: Annotated[dict[Annotated[str, _of(LEANING)], float], Field(min_length=1)]


class ChatEvidenceEntry(ModelEntry):
    """A model of the evidence that a decision in a chat is made from."""

    weights: dict[Annotated[str, _of(EVIDENCE_IN_CHAT)], float]


class ChatEntry(BaseModel):
    """What decides on follow-ups."""

    model_config = STRICT
    fields: LeaningEntry
    follows: ChatEvidenceEntry
    stands: ChatEvidenceEntry
    any: ChatEvidenceEntry


class GroundEntry(BaseModel):
    """What the decision was fitted to."""

    model_config = STRICT
    passages: list[Id]
    phrasings: Count
    follow_ups: Count = 0
    off_topic: Count
    questions: Count


class DecisionEntry(BaseModel):
    """What `decision.json` holds; `python -m bot fit` writes it. Files of earlier versions have no `fitted_on`.

    `chat` is null where the question files held too few dialogues.
    """

    model_config = STRICT
    fields: FieldsEntry
    first: EvidenceEntry
    any: EvidenceEntry
    answer: Share
    clarify: Share
    figures: dict[str, float] = {}
    chat: ChatEntry | None = None
    fitted_on: GroundEntry | None = None


DECISION: Shape[DecisionEntry] = Shape(TypeAdapter(DecisionEntry), dict.fromkeys(DecisionEntry.model_fields, "..."))


def read_decision(path: Path) -> tuple[Entries[DecisionEntry], tuple[Problem, ...]]:
    """Read the file, which must be JSON and not only YAML."""
    entries, problems = read_entries(path, DECISION)
    if problems:
        return entries, problems
    try:
        json.loads(path.read_bytes())
    except json.JSONDecodeError as error:
        what, remedy = f"this is not valid JSON: {error.msg}", "write the file again with `python -m bot fit`"
        return entries, (Place(path, error.lineno).error("broken-json", what, remedy),)
    return entries, ()
