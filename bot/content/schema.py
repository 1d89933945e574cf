"""What may be written in each file: strict models, in which an unknown key is an error."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    create_model,
)

from bot.core.library import Evidence
from bot.core.wording import BUTTONS, COMMANDS, Wording

_ID = "[a-z0-9]+(-[a-z0-9]+)*"
LONGEST_ID = 48  # bytes: a Telegram button carries 64, and more than an id
STRICT = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=rf"^{_ID}\z", max_length=LONGEST_ID)]
Https = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.\S+\z")]
Doi = Annotated[str, StringConstraints(pattern=r"^10\.[0-9]{4,9}/\S+\z")]
Phrases = Annotated[list[Text], Field(min_length=1)]
Share = Annotated[float, Field(ge=0, le=1)]

_Value_co = TypeVar("_Value_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Shape(Generic[_Value_co]):
    """A file's type, and the keys that it may have, each with an example of a value."""

    adapter: TypeAdapter[_Value_co]
    keys: Mapping[str, str]


def _shape(model: type[BaseModel]) -> Shape[Any]:
    return Shape(TypeAdapter(model), _examples(model))


def _examples(model: type[BaseModel]) -> dict[str, str]:
    return {name: str((entry.examples or ["..."])[0]) for name, entry in model.model_fields.items()}


def is_id(name: str) -> bool:
    """Tell whether `name` may be an id: small letters, digits and single hyphens."""
    return len(name) <= LONGEST_ID and re.fullmatch(_ID, name) is not None


class PassageEntry(BaseModel):
    """The front matter of a passage."""

    model_config = STRICT
    title: Text = Field(examples=["Is it approved by the FDA?"])
    evidence: Literal["strong", "moderate", "weak", "none", "rule"] = Field(examples=["weak"])
    related: list[Id] = Field(default=[], examples=["[legal-status]"])
    checked: date = Field(examples=["2026-11-24"])
    reviewed_by: Text | None = Field(default=None, examples=["Dr A. Reader"])


class ArticleEntry(BaseModel):
    """The front matter of an article's `index.md`."""

    model_config = STRICT
    title: Text = Field(examples=["Safety and side effects"])


class SourceEntry(BaseModel):
    """An entry of `sources.yaml`."""

    model_config = STRICT
    kind: Literal[
        "trial",
        "review",
        "case-report",
        "label",
        "regulator",
        "guideline",
        "law",
        "registry",
        "news",
        "web",
    ] = Field(examples=["trial"])
    title: Text = Field(examples=["Treatment of acne scars with ..."])
    authors: Text | None = Field(default=None, examples=["Park CH, et al."])
    container: Text | None = Field(default=None, examples=["Acta Derm Venereol"])
    year: int | None = Field(default=None, examples=["2020"])
    doi: Doi | None = Field(default=None, examples=["10.2340/00015555-3666"])
    url: Https | None = Field(default=None, examples=["https://example.org/page"])
    people: Annotated[int, Field(gt=0)] | None = Field(default=None, examples=["25"])
    funding: Text | None = Field(default=None, examples=["The maker of the product"])
    note: Text | None = Field(default=None, examples=["Only its summary was read."])
    checked: Literal["full-text", "abstract", "page", "no"] = Field(examples=["abstract"])


class SynonymsEntry(BaseModel):
    """What `synonyms.yaml` holds."""

    model_config = STRICT
    both: list[Annotated[list[Text], Field(min_length=2)]] = Field(
        default=[], examples=["[[prp, platelet rich plasma]]"]
    )
    one: dict[Text, Text] = Field(default={}, examples=["{botox: botulinum toxin}"])


class IntentEntry(BaseModel):
    """An intent of `safety.yaml` or `smalltalk.yaml`."""

    model_config = STRICT
    phrases: Phrases = Field(examples=["[hello, good morning]"])
    but_not: list[Text] = Field(default=[], examples=["[hello kitty plasters]"])


class AlarmEntry(BaseModel):
    """What raises an alarm of `danger.yaml`, in names of lists of words."""

    model_config = STRICT
    signs: Annotated[list[Annotated[list[Text], Field(min_length=1)]], Field(min_length=1)] = Field(
        examples=["[[cannot, breathe], [hives, swelling]]"]
    )
    not_if: list[Text] = Field(default=[], examples=["[asks, others]"])


class DangerEntry(BaseModel):
    """What `danger.yaml` holds."""

    model_config = STRICT
    words: dict[Text, Phrases] = Field(examples=["{breathe: [breathe, breathing], cannot: [can't, hard to]}"])
    denied: list[Text] = Field(default=[], examples=["[no, not, without]"])
    emergency: AlarmEntry = Field(examples=["{signs: [[cannot, breathe]]}"])
    crisis: AlarmEntry = Field(examples=["{signs: [[want, die]]}"])


class LanguageEntry(BaseModel):
    """A language of `languages.yaml`."""

    model_config = STRICT
    name: Text = Field(examples=["German"])
    script: Literal[
        "latin",
        "greek",
        "cyrillic",
        "hebrew",
        "arabic",
        "devanagari",
        "bengali",
        "thai",
        "kana",
        "han",
        "hangul",
    ] = Field(default="latin", examples=["latin"])
    words: Text | None = Field(default=None, examples=["der die das und ist ich nicht"])
    letters: Text | None = Field(default=None, examples=["äöüß"])
    reply: Text = Field(examples=["Ich kann bisher nur auf Englisch antworten. Im Notfall ..."])


def _with(placeholder: str) -> AfterValidator:
    def check(text: str) -> str:
        if placeholder not in text:
            raise ValueError(f"it must hold {placeholder}, which is filled in when it is shown")
        return text

    return AfterValidator(check)


def _texts(name: str, keys: Iterable[str]) -> Any:
    """Return the model of a mapping that holds a text under each of the keys."""
    return create_model(name, __config__=STRICT, **dict.fromkeys(keys, (Text, ...)))  # type: ignore[call-overload]  # the names are data


_SPECIAL: dict[str, Any] = {
    "corrected": Annotated[Text, _with("{question}")],
    "checked": Annotated[Text, _with("{date}")],
    "reviewed": Annotated[Text, _with("{name}")],
    "about": Annotated[Text, _with("{passages}"), _with("{sources}")],
    "grade": _texts("GradesEntry", Evidence),
    "replies": dict[str, Text],
    "held": dict[str, Text],
    "examples": list[Id],
    "buttons": _texts("ButtonsEntry", BUTTONS),
    "commands": _texts("CommandsEntry", COMMANDS),
}
# The sentences are listed once, where the engine names them.
WordingEntry = create_model(  # type: ignore[call-overload]  # the names are data
    "WordingEntry",
    __config__=STRICT,
    **{entry.name: (_SPECIAL.get(entry.name, Text), ...) for entry in fields(Wording)},
)

PASSAGE: Shape[PassageEntry] = _shape(PassageEntry)
ARTICLE: Shape[ArticleEntry] = _shape(ArticleEntry)
SOURCES: Shape[dict[str, SourceEntry]] = Shape(TypeAdapter(dict[Id, SourceEntry]), _examples(SourceEntry))
SYNONYMS: Shape[SynonymsEntry] = _shape(SynonymsEntry)
PHRASINGS: Shape[dict[str, list[str]]] = Shape(TypeAdapter(dict[str, Phrases], config=ConfigDict(strict=True)), {})
FOLLOW_UPS: Shape[dict[str, dict[str, list[str]]]] = Shape(
    TypeAdapter(dict[str, dict[str, Phrases]], config=ConfigDict(strict=True)), {}
)
INTENTS: Shape[dict[str, IntentEntry]] = Shape(TypeAdapter(dict[str, IntentEntry]), _examples(IntentEntry))
DANGER: Shape[DangerEntry] = _shape(DangerEntry)
LANGUAGES: Shape[dict[str, LanguageEntry]] = Shape(TypeAdapter(dict[Id, LanguageEntry]), _examples(LanguageEntry))
OFF_TOPIC: Shape[list[str]] = Shape(TypeAdapter(Phrases, config=ConfigDict(strict=True)), {})
WORDING: Shape[Any] = _shape(WordingEntry)
