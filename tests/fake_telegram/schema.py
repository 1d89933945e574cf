"""A judge of calls that is not ours: aiogram's models of the Bot API."""

import json
import os
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest

aiogram = import_module("aiogram") if find_spec("aiogram") else None

# What this program sends in a spelling of its own, see `bot.channels.telegram.polling`.
SPELT = {"get_Updates": "getUpdates"}


def need() -> None:
    """Skip the test where aiogram is missing; in CI that fails."""
    if aiogram is not None:
        return
    if os.environ.get("CI") == "true":
        pytest.fail("CI must test with aiogram's models of the Bot API: pip install aiogram")
    pytest.skip("needs aiogram's models of the Bot API: pip install aiogram")


def problems(calls: list[dict[str, Any]]) -> list[str]:
    """Return what the models find wrong with calls: unknown methods and parameters, wrong types."""
    return [problem for call in calls for problem in _problems(call["method"], call["parameters"])]


def _problems(method: str, parameters: dict[str, Any]) -> Iterator[str]:
    assert aiogram is not None
    method = SPELT.get(method, method)
    model = getattr(aiogram.methods, method[:1].upper() + method[1:], None)
    if model is None:
        yield f"{method}: no such method"
        return
    known = {field.alias or name for name, field in model.model_fields.items()}
    yield from (f"{method}: no parameter {name}" for name in parameters if name not in known)
    try:
        model.model_validate({name: _decoded(text) for name, text in parameters.items()})
    except ValueError as error:
        yield f"{method}: {error}"


def _decoded(text: Any) -> Any:
    """Return the value of a parameter as it was before it became part of a form."""
    try:
        value = json.loads(text)
    except (TypeError, ValueError):
        return text
    return value if isinstance(value, dict | list | bool) else text
