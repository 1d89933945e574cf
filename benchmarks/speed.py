"""Time and memory on the project's own library: `python benchmarks/speed.py`. Runs on Linux and macOS."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

import click
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import Pipeline, make_pipeline, make_union
from sklearn.svm import LinearSVC

from benchmarks import own
from benchmarks.table import Row, table
from benchmarks.trial import Trial
from bot.core.engine import Engine
from bot.core.fit import fit
from bot.core.model import Context

ROOT = Path(__file__).parent.parent
ROUNDS = 5  # each question's quickest time counts, so that other work on the machine does not
STARTS = 9
QUESTION = "does it hurt?"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
START = str(Path(__file__).parent / "start.py")
YARDSTICK = "scikit-learn: TfidfVectorizer, LinearSVC"
Answer = Callable[[str], object]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the start of a process to its end, and the most memory it held, in MB."""

    seconds: float
    memory: float


@click.command()
def main() -> None:
    """Print the tables in Markdown."""
    click.echo(f"Run on {datetime.now(UTC):%Y-%m-%d}.\n")
    trial = own.read()
    click.echo(f"{_answering(trial)}\n\n{_starting()}")


def _answering(trial: Trial) -> str:
    """Return the table of fitting and answering: the engine beside two pipelines that learn the same phrasings."""
    names = [YARDSTICK, "the same on words 1-2 and characters 2-5", "Scarwise: Engine.respond"]
    makers = [partial(_pipeline, trial, _plain()), partial(_pipeline, trial, _rich()), partial(_engine, trial)]
    made = [_timed(make) for make in makers]
    questions = [question.text for question in trial.tests["use: held-out"]]
    times = _times([answer for answer, _ in made], questions)
    return table([_row(name, took, each, times[0]) for name, (_, took), each in zip(names, made, times, strict=True)])


def _row(name: str, fitting: float, each: Sequence[float], yardstick: Sequence[float]) -> Row:
    half, most = np.percentile(each, [50, 99])
    return {
        "": name,
        "fit, s": fitting,
        "p50, ms": half * 1000,
        "p99, ms": most * 1000,
        "p50 / yardstick": half / np.percentile(yardstick, 50),
        "p99 / yardstick": most / np.percentile(yardstick, 99),
    }


def _times(answers: Sequence[Answer], questions: Sequence[str]) -> Sequence[Sequence[float]]:
    """Return each answerer's seconds a question. They take turns, so that a slow moment meets all of them."""
    best = np.full((len(answers), len(questions)), np.inf)
    for _ in range(ROUNDS):
        for column, question in enumerate(questions):
            for row, answer in enumerate(answers):
                _, took = _timed(partial(answer, question))
                best[row, column] = min(best[row, column], took)
    return [row.tolist() for row in best]


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    started = perf_counter()
    made = work()
    return made, perf_counter() - started


def _engine(trial: Trial) -> Answer:
    if trial.library is None:
        raise TypeError(trial.name)
    engine = Engine(trial.library, fit(trial.library))
    return lambda text: engine.respond(text, Context(), NOW)


def _pipeline(trial: Trial, vectorizer: object) -> Answer:
    pipeline: Pipeline = make_pipeline(vectorizer, LinearSVC())
    pipeline.fit([line.text for line in trial.lines], [line.label for line in trial.lines])
    return lambda text: pipeline.predict([text])


def _plain() -> object:
    return TfidfVectorizer()


def _rich() -> object:
    return make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
    )


def _starting() -> str:
    """Return the table of whole processes, `python -m bot ask`, with an empty cache and with a warm one."""
    with TemporaryDirectory() as cache:
        first = _start(Path(cache))
        warm = [_start(Path(cache)) for _ in range(STARTS)]
    rows = {"empty cache: read, fit, keep, answer": [first], f"warm cache, quickest of {STARTS}": warm}
    return table([_start_row(name, starts) for name, starts in rows.items()])


def _start_row(name: str, starts: Sequence[Start]) -> Row:
    quickest = min(starts, key=lambda start: start.seconds)
    return {"python -m bot ask": name, "s": quickest.seconds, "peak memory, MB": quickest.memory}


def _start(cache: Path) -> Start:
    command = [sys.executable, START, sys.executable, "-m", "bot", "ask", QUESTION]
    environment = {**os.environ, "SCARWISE_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)  # noqa: S603 - this program
    found = json.loads(run.stdout)
    if found["code"]:
        msg = f"python -m bot ask ended with {found['code']}; run it by hand to see why"
        raise click.ClickException(msg)
    return Start(found["seconds"], found["memory"])


if __name__ == "__main__":
    main()
