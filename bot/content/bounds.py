"""The bounds that the figures of an evaluation must keep: a file beside the question sets."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field, TypeAdapter

from bot.content.document import read_document
from bot.content.problem import BrokenLibrary
from bot.content.schema import STRICT, Shape
from bot.content.validate import validate

Share = Annotated[float, Field(ge=0, le=1)]


class Bound(BaseModel):
    """What a figure must reach or must not exceed."""

    model_config = STRICT
    at_least: Share = 0.0
    at_most: Share = 1.0


_BOUNDS: Shape[dict[str, Bound]] = Shape(TypeAdapter(dict[str, Bound]), {"at_least": "0.8", "at_most": "0.05"})


def read_bounds(path: Path) -> Mapping[str, Bound]:
    """Read a file of bounds, each under the name of its figure. Raises BrokenLibrary."""
    document, problems = read_document(path)
    bounds, wrong = (None, ()) if document is None else validate(document, _BOUNDS)
    if bounds is None:
        raise BrokenLibrary((*problems, *wrong))
    return bounds
