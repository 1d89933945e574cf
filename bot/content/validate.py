"""Values held against their shape; what pydantic finds is said in plain words."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.content.document import Document, Location
from bot.content.problem import Problem
from bot.content.schema import LONGEST_ID, Shape

LONGEST_SHOWN = 60  # characters of a wrong value

_Value = TypeVar("_Value")


class _Advice(NamedTuple):
    """How an error of one type is said, with `{name}`, `{value}` and pydantic's own to be filled in."""

    rule: str
    what: str
    remedy: str


_KEY_LIKE = f"use small letters, digits and single hyphens, {LONGEST_ID} characters at most"
_QUOTES = _Advice(
    "wrong-type",
    "{name} should be text but is {value}",
    'put it in "quotes" if these are the words that you mean',
)
_ADVICE: Mapping[str, _Advice] = {
    "missing": _Advice("missing-key", "`{key}` is missing", "add it, for example: `{key}: {example}`"),
    "extra_forbidden": _Advice("unknown-key", "`{key}` is not a key that this file may have", "{nearest}"),
    "string_type": _QUOTES,
    "int_type": _Advice(
        "wrong-type",
        "{name} should be a whole number but is {value}",
        "write digits only, without quotes",
    ),
    "float_type": _Advice(
        "wrong-type",
        "{name} should be a number but is {value}",
        "write a number such as 0.5, without quotes",
    ),
    "date_type": _Advice(
        "wrong-type",
        "{name} should be a date but is {value}",
        "write year, month and day as in 2026-11-24, without quotes",
    ),
    "list_type": _Advice(
        "wrong-type",
        "{name} should be a list but is {value}",
        "write one item a line, each after `- `",
    ),
    "dict_type": _Advice(
        "wrong-type",
        "{name} should hold keys but is {value}",
        "write `key: value` lines, indented under it",
    ),
    "model_type": _Advice(
        "wrong-type",
        "{name} should hold keys but is {value}",
        "write `key: value` lines, indented under it",
    ),
    "literal_error": _Advice("wrong-value", "{name} is {value}", "choose one of {expected}"),
    "string_too_short": _Advice("empty-value", "{name} is empty", "write the text, or remove the line"),
    "too_short": _Advice(
        "empty-value",
        "{name} has {actual_length} items, which are too few",
        "write {min_length} or more",
    ),
    "string_too_long": _Advice("bad-id", "{name} is too long: {value}", _KEY_LIKE),
    "string_pattern_mismatch": _Advice("bad-id", "{name} is no id: {value}", _KEY_LIKE),
    "greater_than": _Advice("wrong-value", "{name} is {value}", "write a number above {gt}"),
    "greater_than_equal": _Advice("wrong-value", "{name} is {value}", "write a number from {ge} on"),
    "less_than_equal": _Advice("wrong-value", "{name} is {value}", "write a number up to {le}"),
    "unknown_weight": _Advice(
        "unknown-weight",
        "{name} is no weight that the program knows",
        "write the file again with `python -m bot fit`; the names here are {known}",
    ),
    "value_error": _Advice("wrong-value", "{name} is {value}", "{error}"),
}
_NOT_HTTPS = _Advice(
    "not-https",
    "{name} is no https address: {value}",
    "give the page's address that begins with https://",
)
_BY_KEY: Mapping[tuple[str, str], _Advice] = {
    ("string_pattern_mismatch", "url"): _NOT_HTTPS,
    ("string_pattern_mismatch", "source"): _NOT_HTTPS,
    ("string_pattern_mismatch", "doi"): _Advice(
        "bad-doi",
        "{name} is no DOI: {value}",
        "write it bare, as in 10.2340/00015555-3666, without https://doi.org/",
    ),
}
_EMPTY = _Advice("empty-value", "{name} is empty", "write its value, or remove the line")
_EMPTY_FILE = _Advice("empty-file", "the file is empty", "write what belongs in it, or restore it")
_NO_LINE = _Advice("wrong-type", "{name} should be text but is {value}", "write it as one line of text")
_COLON = _Advice(
    "wrong-type",
    "{name} should be text but reads as key and value",
    'put the whole line in "quotes": a colon and a blank in it read as a key',
)
_ALIKE = {
    "date_from_datetime_inexact": "date_type",
    "string_sub_type": "string_type",
    "float_parsing": "float_type",
}


def validate(document: Document, shape: Shape[_Value]) -> tuple[_Value | None, tuple[Problem, ...]]:
    """Return the document's value in its shape, or everything that is wrong with it."""
    try:
        return shape.adapter.validate_python(document.value), ()
    except ValidationError as error:
        found = error.errors(include_url=False)
    mistyped = {_meant(details, shape) for details in found if details["type"] == "extra_forbidden"}
    kept = [one for one in found if one["type"] != "missing" or one["loc"] not in mistyped]
    return None, tuple(_problem(document, shape, details) for details in kept)


def _meant(details: ErrorDetails, shape: Shape[Any]) -> Location:
    *around, key = details["loc"]
    return (*around, *closest(str(key), shape.keys))


def _problem(document: Document, shape: Shape[Any], details: ErrorDetails) -> Problem:
    location = tuple(part for part in details["loc"] if part != "[key]")
    key = str(location[-1]) if location else ""
    advice = _advice(details, key)
    words = {
        **details.get("ctx", {}),
        "key": key,
        "name": _name(location),
        "value": _shown(details["input"]),
        "example": shape.keys.get(key, "..."),
        "nearest": nearest(key, shape.keys, "the keys here are"),
    }
    place = document.place(*location)
    return place.error(advice.rule, advice.what.format_map(words), advice.remedy.format_map(words))


def _advice(details: ErrorDetails, key: str) -> _Advice:
    kind = _ALIKE.get(details["type"], details["type"])
    if not details["loc"] and details["input"] is None:
        return _EMPTY_FILE
    if details["type"] not in ("missing", "extra_forbidden") and details["input"] is None:
        return _EMPTY
    if kind == "string_type" and isinstance(details["input"], dict):
        return _COLON
    if kind == "string_type" and isinstance(details["input"], list):
        return _NO_LINE
    fallback = _Advice("wrong-value", "{name} is {value}", details["msg"].replace("{", "{{").replace("}", "}}"))
    return _BY_KEY.get((kind, key)) or _ADVICE.get(kind, fallback)


def _name(location: Location) -> str:
    parts = [f"item {part + 1}" if isinstance(part, int) else f"`{part}`" for part in location]
    return " of ".join(reversed(parts)) or "the file"


def _shown(value: object) -> str:
    if isinstance(value, list | dict):
        return f"a {'list' if isinstance(value, list) else 'mapping'} of {len(value)}"
    short = str(value) if len(str(value)) <= LONGEST_SHOWN else f"{str(value)[:LONGEST_SHOWN]}..."
    return f'"{short}"' if isinstance(value, str) else f"`{short}`"


def closest(word: str, known: Iterable[str]) -> list[str]:
    """Return the known word that is most similar to `word`, in a list that is empty if none is."""
    return get_close_matches(word, list(known), n=1, cutoff=0.7)


def nearest(word: str, known: Iterable[str], listed: str) -> str:
    """Return what to write for an unknown `word`: the most similar known one, else all of them."""
    for match in closest(word, known):
        return f"did you mean `{match}`?"
    return f"remove it; {listed} {', '.join(known)}"


def suggested(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the most similar known word as a question, if there is one, and what else to do."""
    for match in closest(word, known):
        return f"did you mean `{match}`? Otherwise {otherwise}"
    return otherwise
