"""Text and YAML files, read with the line of every value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.content.problem import Place, Problem

Location = tuple[str | int, ...]  # the keys and item numbers that lead to a value

_SYNTAX = (  # what the parser says, what to do about it
    (
        "mapping values are not allowed",
        'put the text in "quotes": a colon and a blank in it read as a key',
    ),
    (
        "could not find expected ':'",
        "write `key: value`, or indent the line if it belongs to the one above",
    ),
    (
        "expected <block end>",
        "line it up with the lines around it: the same blanks in front of each",
    ),
    (
        "cannot start any token",
        'use blanks, no tabs, and put text that starts with this sign in "quotes"',
    ),
    ("found unexpected end of stream", "close the quote or bracket that was opened"),
    (
        "while scanning a quoted scalar",
        "close the quote, and double a quote that is part of the text",
    ),
    ("single document", "remove the line `---` inside the file"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file's value. `lines` gives the line of each key and item by its location."""

    path: Path
    value: object
    lines: Mapping[Location, int]

    def place(self, *location: str | int) -> Place:
        """Return where `location` stands, or else the nearest value around it."""
        while location not in self.lines:
            location = location[:-1]
        return Place(self.path, self.lines[location])

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the file's outermost mapping, in their order."""
        return tuple(self.value) if isinstance(self.value, dict) else ()


def read_text(path: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a UTF-8 file, or why there is none."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        missing = "add the file; knowledge/README.md says what it holds"
        return None, (Place(path).error("missing-file", f"{path.name} is missing", missing),)
    except OSError as error:
        what = f"{path.name} cannot be read: {error.strerror}"
        return None, (Place(path).error("unreadable-file", what, "check its type and your rights to it"),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(path, raw.count(b"\n", 0, error.start) + 1)
        what = f"byte {raw[error.start]:#04x} is not UTF-8"
        return None, (place.error("not-utf-8", what, "save the file as UTF-8 and look at this line"),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()


def read_document(path: Path) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read a YAML file; no document if it cannot be parsed."""
    text, problems = read_text(path)
    return (None, problems) if text is None else parse_document(text, path)


def parse_document(text: str, path: Path, first_line: int = 1) -> tuple[Document | None, tuple[Problem, ...]]:
    """Parse YAML that begins at `first_line` of the file; repeated keys are errors."""
    yaml = YAML(typ="safe", pure=True)
    conversion = _Conversion(path, first_line, yaml.constructor)
    try:
        node = yaml.compose(text)
        value = None if node is None else conversion.value(node, ())
    except RecursionError:
        what, remedy = "the file is nested too deeply to be read", "remove stray brackets"
        return None, (Place(path, first_line).error("broken-yaml", what, remedy),)
    except YAMLError as error:
        return None, (_syntax_problem(error, path, first_line),)
    lines = {(): first_line, **conversion.lines}
    return Document(path, value, lines), tuple(conversion.problems)


def _syntax_problem(error: YAMLError, path: Path, first_line: int) -> Problem:
    mark = None
    if isinstance(error, MarkedYAMLError):
        # What was left open is noticed far below, so its beginning is the place to look.
        left_open = any(part in str(error.context) for part in ("quoted scalar", "flow"))
        mark = error.context_mark if left_open else error.problem_mark
    message = str(getattr(error, "problem", None) or str(error).splitlines()[0])
    heard = f"{getattr(error, 'context', '')} {error}"
    remedy = next((advice for sign, advice in _SYNTAX if sign in heard), "compare it with a file that works")
    place = Place(path, first_line + (mark.line if mark else 0))
    return place.error("broken-yaml", f"this is not valid YAML: {message}", remedy)


@dataclass(slots=True)
class _Conversion:
    """Turns parsed nodes into plain values and notes their lines."""

    path: Path
    first_line: int
    scalars: SafeConstructor
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def value(self, node: Node, location: Location) -> object:
        if node.anchor is not None:
            what, remedy = (
                f"&{node.anchor} names a value to be used again",
                'put text that begins with & in "quotes"; values cannot be shared',
            )
            self.problems.append(self.place(node).error("anchor", what, remedy))
            return None
        if isinstance(node, MappingNode):
            return self.mapping(node, location)
        if isinstance(node, SequenceNode):
            return self.sequence(node, location)
        return self.scalar(node)

    def mapping(self, node: MappingNode, location: Location) -> dict[str, object]:
        out: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = self.key(key_node)
            if key in out:
                first = self.lines[*location, key]
                what = f"the key `{key}` stands here a second time (first on line {first})"
                self.problems.append(self.place(key_node).error("duplicate-key", what, "merge the two, or rename one"))
                continue
            self.lines[*location, key] = self.place(key_node).line
            out[key] = self.value(value_node, (*location, key))
        return out

    def sequence(self, node: SequenceNode, location: Location) -> list[object]:
        for at, item in enumerate(node.value):
            self.lines[*location, at] = self.place(item).line
        return [self.value(item, (*location, at)) for at, item in enumerate(node.value)]

    def scalar(self, node: Node) -> object:
        try:
            return self.scalars.construct_object(node)
        except (YAMLError, ValueError):
            what, remedy = (
                f"`{node.value}` is no value that can be read",
                'correct it, or put it in "quotes"',
            )
            self.problems.append(self.place(node).error("wrong-value", what, remedy))
            return None

    def key(self, node: Node) -> str:
        return node.value if isinstance(node, ScalarNode) else f"line {self.place(node).line}"

    def place(self, node: Node) -> Place:
        return Place(self.path, self.first_line + node.start_mark.line)
