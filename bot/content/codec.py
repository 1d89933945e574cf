"""Frozen values to JSON and arrays, and back, by their type hints: no pickle, so a cache can only hold data."""

import types
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import numpy as np

Arrays = dict[str, Any]


def pack(value: object, arrays: Arrays, name: str = "root") -> object:
    """Return `value` as JSON; its arrays are put into `arrays` under dotted names."""
    if isinstance(value, np.ndarray):
        arrays[name] = value
        return name
    if is_dataclass(value):
        return {f.name: pack(getattr(value, f.name), arrays, f"{name}.{f.name}") for f in fields(value)}
    if isinstance(value, Mapping):
        return {key: pack(each, arrays, f"{name}.{key}") for key, each in value.items()}
    if isinstance(value, tuple):
        return _packed(value, arrays, name)
    return value.isoformat() if isinstance(value, date) else value


def unpack(kind: Any, value: Any, arrays: Arrays) -> Any:
    """Return the value of type `kind` that was packed. Raises KeyError, TypeError or ValueError if it is none."""
    if value is None:
        return None
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return unpack(next(each for each in inner if each is not type(None)), value, arrays)
    if origin is tuple:
        return tuple(value) if inner[0] is str else tuple(unpack(inner[0], each, arrays) for each in value)
    if origin is not None and issubclass(origin, Mapping):
        return {key: unpack(inner[1], each, arrays) for key, each in value.items()}
    return _one(kind, value, arrays)


def _packed(values: Iterable[object], arrays: Arrays, name: str) -> list[object]:
    return [pack(each, arrays, f"{name}.{number}") for number, each in enumerate(values)]


def _one(kind: Any, value: Any, arrays: Arrays) -> Any:
    if is_dataclass(kind):
        return _record(kind, value, arrays)
    if kind is date:
        return date.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    return arrays[value] if get_origin(kind) is np.ndarray or kind is np.ndarray else value


def _record(kind: Any, value: Any, arrays: Arrays) -> Any:
    return kind(**{name: unpack(hint, value[name], arrays) for name, hint in _hints(kind).items()})


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)
