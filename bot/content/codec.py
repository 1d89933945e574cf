"""Frozen values to JSON and arrays, and back, by their type hints: no pickle, so a cache can only hold data."""

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import numpy as np

Arrays = dict[str, Any]
Reader = Callable[[Any, Arrays], Any]


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
    return _reader(kind)(value, arrays)


def _packed(values: Iterable[object], arrays: Arrays, name: str) -> list[object]:
    return [pack(each, arrays, f"{name}.{number}") for number, each in enumerate(values)]


@cache
def _reader(kind: Any) -> Reader:
    """Return what reads values of a type: its hints are looked into once, not for each of many thousand values."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _optional(_reader(next(each for each in inner if each is not type(None))))
    if origin is tuple:
        return _several(inner[0])
    if origin is np.ndarray:
        return lambda value, arrays: arrays[value]
    if origin is not None and issubclass(origin, Mapping):
        return _by_name(_reader(inner[1]))
    return _one(kind)


def _optional(read: Reader) -> Reader:
    return lambda value, arrays: None if value is None else read(value, arrays)


def _several(kind: Any) -> Reader:
    if kind is str:
        return lambda value, _: tuple(value)
    read = _reader(kind)
    return lambda value, arrays: tuple([read(each, arrays) for each in value])


def _by_name(read: Reader) -> Reader:
    return lambda value, arrays: {key: read(each, arrays) for key, each in value.items()}


def _one(kind: Any) -> Reader:
    if is_dataclass(kind):
        return _record(kind)
    if kind is date:
        return lambda value, _: date.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value, _: kind(value)
    return lambda value, _: value


def _record(kind: Any) -> Reader:
    readers = [(name, _reader(hint)) for name, hint in get_type_hints(kind).items()]
    return lambda value, arrays: kind(**{name: read(value[name], arrays) for name, read in readers})
