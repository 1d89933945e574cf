"""The public sets, read from a folder outside of the project."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.trial import Line, Lines, Question, Trial
from benchmarks.typos import mistyped

SEED = 2026
INTENTS = {  # name of the trial: folder, file with the training lines
    "clinc150": ("clinc150", "train"),
    "banking77": ("banking77", "train"),
    "banking77-10": ("banking77", "train_10"),
    "hint3_curekart": ("hint3_curekart", "train"),
    "hint3_powerplay11": ("hint3_powerplay11", "train"),
}
DOCUMENTS = {"rqe": Lines.TITLES, "stackfaq_para": Lines.TITLES, "covidqa": Lines.BODIES, "xquad_en": Lines.BODIES}
WITH_TYPOS = ("clinc150",)
FEW = 5  # lines a label
DRAWN = {f"clinc150-{FEW}, draw {seed}": seed for seed in range(3)}  # name of the trial: seed of the draw
NAMES = (*INTENTS, *DRAWN, *DOCUMENTS)


def read(folder: Path, name: str) -> Trial:
    """Read a set by its name, which is one of `NAMES`. Raises FileNotFoundError where a file of it is missing."""
    if name in DOCUMENTS:
        return _documents(folder / name, name)
    if name in DRAWN:
        return _drawn(_intents(folder / "clinc150", name, "train"), DRAWN[name])
    return _intents(folder / INTENTS[name][0], name, INTENTS[name][1])


def _intents(folder: Path, name: str, training: str) -> Trial:
    asked = (*_questions(folder / "test.jsonl"), *_strangers(folder / "oos_test.jsonl"))
    tests = {"as written": asked}
    if name in WITH_TYPOS:
        random = Random(SEED)  # noqa: S311 - typos are no secret
        tests["one typo each"] = tuple(Question(mistyped(each.text, random), each.accept) for each in asked)
    return Trial(
        name,
        lines=tuple(Line(row["text"], row["label"]) for row in _rows(folder / f"{training}.jsonl")),
        tests=tests,
        foreign=tuple(question.text for question in _strangers(folder / "oos_train.jsonl")),
        validation=(*_questions(folder / "val.jsonl"), *_strangers(folder / "oos_val.jsonl")),
    )


def _drawn(whole: Trial, seed: int) -> Trial:
    """Return the trial with a few lines of each label, and nothing else to learn or to choose by."""
    by_label: dict[str, list[Line]] = defaultdict(list)
    for line in whole.lines:
        by_label[line.label].append(line)
    random = Random(seed)  # noqa: S311 - a draw is no secret
    lines = tuple(line for each in by_label.values() for line in random.sample(each, FEW))
    in_scope = tuple(question for question in whole.tests["as written"] if question.accept)
    return Trial(whole.name, lines, {"as written": in_scope})


def _documents(folder: Path, name: str) -> Trial:
    relevant = _relevant(folder / "qrels.tsv")
    rows = _rows(folder / "queries.jsonl")
    asked = tuple(Question(row["text"], relevant[row["id"]]) for row in rows if row["id"] in relevant)
    lines = tuple(Line(_whole(row), row["id"]) for row in _rows(folder / "corpus.jsonl"))
    return Trial(name, lines, {"as written": asked}, DOCUMENTS[name])


def _relevant(path: Path) -> Mapping[str, Mapping[str, int]]:
    relevant: dict[str, dict[str, int]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            relevant[row["query_id"]][row["doc_id"]] = int(row["grade"])
    return relevant


def _questions(path: Path) -> tuple[Question, ...]:
    return tuple(Question(row["text"], {row["label"]: 1}) for row in _optional(path))


def _strangers(path: Path) -> tuple[Question, ...]:
    return tuple(Question(row["text"], {}) for row in _optional(path))


def _optional(path: Path) -> Iterator[Mapping[str, Any]]:
    # Not every set has validation lines or examples of what is out of scope.
    return _rows(path) if path.is_file() else iter(())


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _whole(row: Mapping[str, Any]) -> str:
    return f"{row.get('title', '')} {row['text']}".strip()
