"""Cross-validate the safety intents and choose their thresholds at stated costs: `python -m benchmarks.safety`.

The thresholds, ALARM_FROM and ADVICE_FROM, stand in bot/core/intents.py.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import click
import numpy as np

from benchmarks import own
from benchmarks.table import Row, table
from bot.content.load import read
from bot.content.questions import Asked, Use, read_questions
from bot.core import splitting
from bot.core.danger import Signs
from bot.core.engine import Engine
from bot.core.fit import fit
from bot.core.intents import ALARMS, PERSONAL_ADVICE, SENTENCE_FROM
from bot.core.library import Intent, Library
from bot.core.text import fold, words

FOLDS = 5
ORDINARY, LINES = "ordinary", "phrasings and off topic"
GRID = np.arange(0.05, 0.81, 0.025).round(3).tolist()


@dataclass(frozen=True, slots=True)
class Costs:
    """What a miss costs, a false one being 1, and how many of a thousand messages are of the kind. Stated here only.

    Who is in danger and gets an answer about scars may come to harm; who is alarmed for nothing asks again. But no more
    than a hundredth of the ordinary messages may be taken for an alarm, lest people stop reading it. Advice that is
    refused for nothing costs less, since a passage that surely answers is shown all the same; but of what people unlike
    our authors write, two to three times as much is refused, so that its bound lies well below the 2% that is bearable.
    """

    missed: float
    of_thousand: float
    most_false: float


ALARM_COSTS = Costs(missed=50.0, of_thousand=10.0, most_false=0.01)
ADVICE_COSTS = Costs(missed=3.0, of_thousand=100.0, most_false=0.0085)


@dataclass(frozen=True, slots=True)
class Judged:
    """A message that was not learned from: its group, how likely an alarm and advice are, whether it holds a sign."""

    group: str
    alarm: float
    advice: float
    sign: bool


@click.command()
def main() -> None:
    """Print recall and false alarms by threshold, and the cheapest thresholds, in Markdown."""
    library = read(own.ROOT / "knowledge", own.ROOT / "intents")
    groups = _groups(library)
    judged = [each for number in range(FOLDS) for each in _fold(library, groups, number)]
    click.echo(f"Run on {datetime.now(UTC):%Y-%m-%d}: {len(judged)} messages, none judged by what had learned from it.")
    for name, row, most in (
        ("ALARM_FROM", _alarm_row, ALARM_COSTS.most_false),
        ("ADVICE_FROM", _advice_row, ADVICE_COSTS.most_false),
    ):
        rows = [row(judged, least) for least in GRID]
        click.echo(f"\n{table(rows)}\n\n{name} = {_cheapest(rows, most)}")


def _groups(library: Library) -> Sequence[tuple[str, Sequence[str]]]:
    """Return the messages by group; the ordinary ones are those that the decision is fitted to."""
    files = [path for path in sorted((own.ROOT / "tests/questions").glob("*.yaml")) if path.name != own.BOUNDS]
    plain = [each for each in read_questions(files) if each.use is Use.FIT and each.form is Asked.ONE]
    ordinary = [each.turns[0] for each in plain if not each.accept[0][0].startswith("safety:")]
    return (
        (ORDINARY, ordinary),
        (LINES, library.off_topic),
        *((LINES, passage.phrasings) for passage in library.passages.values()),
        *((intent.name, intent.phrases) for intent in library.safety),
        *((f"not {intent.name}", intent.but_not) for intent in library.safety),
    )


def _fold(library: Library, groups: Iterable[tuple[str, Sequence[str]]], number: int) -> Iterator[Judged]:
    """Learn without a fifth of all lines, and judge these."""
    kept = _without(library, number)
    engine, signs = Engine(kept, fit(kept)), Signs(library.danger)
    for group, texts in groups:
        yield from (_judged(engine, signs, group, text) for text in texts[number::FOLDS])


def _without(library: Library, number: int) -> Library:
    passages = {
        name: replace(passage, phrasings=_left(passage.phrasings, number)) for name, passage in library.passages.items()
    }
    safety = tuple(
        Intent(each.name, _left(each.phrases, number), _left(each.but_not, number)) for each in library.safety
    )
    return replace(library, passages=passages, safety=safety, off_topic=_left(library.off_topic, number))


def _left(texts: Sequence[str], number: int) -> tuple[str, ...]:
    return tuple(text for at, text in enumerate(texts) if at % FOLDS != number)


def _judged(engine: Engine, signs: Signs, group: str, text: str) -> Judged:
    folded = fold(text)
    whole = engine.index.intents(engine.read(text))
    parts = (sum(odds[name] for name in ALARMS) for odds in map(engine.index.intents, _parts(engine, folded)))
    told = [part for part in parts if part >= SENTENCE_FROM]
    return Judged(
        group,
        alarm=max(sum(whole[name] for name in ALARMS), *told, 0.0),
        advice=whole[PERSONAL_ADVICE],
        sign=signs.seen([words(clause) for clause in splitting.clauses(folded)]) is not None,
    )


def _parts(engine: Engine, folded: str) -> Sequence[tuple[str, ...]]:
    return [engine.read(sentence) for sentence in splitting.sentences(folded)]


def _alarm_row(judged: Sequence[Judged], least: float) -> Row:
    def share(*groups: str) -> float:
        return _share(judged, groups, lambda each: each.sign or each.alarm >= least)

    return {
        "from": least,
        "emergency": share("emergency"),
        "crisis": share("crisis"),
        "false, ordinary": share(ORDINARY),
        "false, phrasings and off topic": share(LINES),
        "false, look-alikes": share("not emergency", "not crisis"),
        "cost": _cost(ALARM_COSTS, share("emergency", "crisis"), share(ORDINARY)),
    }


def _advice_row(judged: Sequence[Judged], least: float) -> Row:
    def share(*groups: str) -> float:
        return _share(judged, groups, lambda each: each.advice >= least)

    return {
        "from": least,
        PERSONAL_ADVICE: share(PERSONAL_ADVICE),
        "false, ordinary": share(ORDINARY),
        "false, phrasings and off topic": share(LINES),
        "false, look-alikes": share(f"not {PERSONAL_ADVICE}"),
        "cost": _cost(ADVICE_COSTS, share(PERSONAL_ADVICE), share(ORDINARY)),
    }


def _share(judged: Iterable[Judged], groups: Sequence[str], fact: Callable[[Judged], bool]) -> float:
    facts = [fact(each) for each in judged if each.group in groups]
    return sum(facts) / max(1, len(facts))


def _cost(costs: Costs, seen: float, false: float) -> float:
    """Return what a thousand messages cost."""
    return costs.missed * costs.of_thousand * (1 - seen) + (1000 - costs.of_thousand) * false


def _cheapest(rows: Sequence[Row], most_false: float) -> str | float:
    allowed = [row for row in rows if float(row["false, ordinary"]) <= most_false] or [rows[-1]]
    return min(allowed, key=lambda row: float(row["cost"]))["from"]


if __name__ == "__main__":
    main()
