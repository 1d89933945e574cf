"""Compare the engine with its peers: `python benchmarks/quality.py DIR [--only NAME]`, DIR holding the public sets."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

import click

from benchmarks import own, peers, scores, sets
from benchmarks.encoder import Classifier
from benchmarks.engine import Ours
from benchmarks.table import Row, table
from benchmarks.trial import Found, Lines, Question, System, Trial

OWN = "own"
INSTALL = "python -m pip install -r benchmarks/requirements.txt"
SYSTEMS: Mapping[str, Callable[[Trial], System]] = {
    "Scarwise": Ours,
    "TF-IDF, nearest line": partial(peers.Nearest, learn=peers.tfidf),
    "rank-bm25": partial(peers.Nearest, learn=peers.rank_bm25),
    "bm25s, stemmed": partial(peers.Nearest, learn=peers.bm25s),
    "MiniLM, nearest line": partial(peers.Nearest, learn=peers.minilm),
    "MiniLM + logistic regression": Classifier,
}
NEEDS_MANY_LINES = ("MiniLM + logistic regression",)  # a classifier learns nothing from one document a label


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR")
@click.option("--only", type=click.Choice([OWN, *sets.NAMES]), multiple=True, help="Run only this set.")
def main(folder: Path, only: tuple[str, ...]) -> None:
    """Print a table for each set, in Markdown, as it gets ready."""
    click.echo(f"Run on {datetime.now(UTC):%Y-%m-%d}.")
    for name in only or (OWN, *sets.NAMES):
        trial = own.read() if name == OWN else sets.read(folder, name)
        rows: dict[str, list[Row]] = {test: [] for test in trial.tests}
        for system in SYSTEMS:
            for test, row in _rows(system, trial):
                rows[test].append(row)
        for test, found in rows.items():
            click.echo(f"\n{_heading(trial, test)}\n\n{table(found)}")


def _rows(name: str, trial: Trial) -> Iterator[tuple[str, Row]]:
    """Yield a row for each test of the trial; none where a package is missing."""
    if trial.kind is not Lines.PHRASINGS and name in NEEDS_MANY_LINES:
        return
    started = perf_counter()
    try:
        system = SYSTEMS[name](trial)
    except ModuleNotFoundError as error:
        click.echo(f"{name} is left out: the package {error.name} is missing. Install it: {INSTALL}", err=True)
        return
    click.echo(f"{trial.name}: {name} learned in {perf_counter() - started:.1f} s", err=True)
    validation = _asked(system, trial.validation)
    for test, questions in trial.tests.items():
        yield test, {"system": name, **_figures(trial, _asked(system, questions), validation)}


def _asked(system: System, questions: Sequence[Question]) -> scores.Asked:
    found: Sequence[Found] = system.find(tuple(question.text for question in questions)) if questions else ()
    return list(zip(questions, found, strict=True))


def _figures(trial: Trial, run: scores.Asked, validation: scores.Asked) -> Row:
    if trial.kind is not Lines.PHRASINGS:
        return {"nDCG@10": scores.ndcg(run), "first place": scores.first_place(run)}
    figures: dict[str, str | float] = {"first place": scores.first_place(run), "top 3": scores.first_place(run, 3)}
    if any(not question.accept for question, _ in run):
        figures["AUROC"] = scores.auroc(run)
    return {**figures, **(_thresholded(run, validation) if validation else {})}


def _thresholded(run: scores.Asked, validation: scores.Asked) -> Row:
    best, keeping = scores.threshold(validation), scores.keeping(validation)
    return {
        "right and kept": scores.right_and_kept(run, best),
        "rejected": scores.rejected(run, best),
        "rejected, keeping 95%": scores.rejected(run, keeping),
    }


def _heading(trial: Trial, test: str) -> str:
    asked = trial.tests[test]
    strange = sum(not question.accept for question in asked)
    labels = len({line.label for line in trial.lines})
    learned = f"{len(trial.lines)} lines of {labels} labels, {len(trial.foreign)} lines out of scope"
    questions = f"{len(asked) - strange} questions in scope, {strange} out of scope"
    return f"### {trial.name}, {test}\n\nLearned from {learned}. Asked: {questions}."


if __name__ == "__main__":
    main()
