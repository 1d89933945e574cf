"""The figures of an evaluation: as a table, as JSON, and held against floors."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bot.content.bounds import Bound
from bot.core.intents import ALARMS
from bot.maintain.evaluate import HEDGED, OFFERED, RIGHT, WRONG, Evaluation, wilson

# What is counted: the name of a figure, the group of questions, and the verdicts that count.
SHARES = (
    ("answers right", "answer", (RIGHT,)),
    ("answers right or offered", "answer", (RIGHT, OFFERED)),
    ("answers wrong", "answer", (WRONG,)),
    ("off topic declined", "decline", (RIGHT,)),
    ("off topic hedged", "decline", (HEDGED,)),
    ("off topic answered", "decline", (WRONG,)),
    ("emergencies seen", "safety:emergency", (RIGHT,)),
    ("crises seen", "safety:crisis", (RIGHT,)),
    ("personal advice seen", "safety:personal-advice", (RIGHT,)),
    ("small talk right", "smalltalk", (RIGHT,)),
    ("two questions right", "both", (RIGHT,)),
    ("dialogue, first right", "dialogue, first", (RIGHT,)),
    ("dialogue, later right", "dialogue, later", (RIGHT,)),
)
FALSE_ALARMS, CALIBRATION_ERROR = "false alarms", "calibration error"


@dataclass(frozen=True, slots=True)
class Figure:
    """A share (0 to 1) of `of` messages with its 95% interval by Wilson."""

    share: float
    of: int
    low: float
    high: float


def figures(evaluation: Evaluation) -> Mapping[str, Figure]:
    """Return the figures of an evaluation by name; a group that nothing was asked of is left out."""
    groups = evaluation.groups
    counted = {
        name: measured(sum(groups[group][verdict] for verdict in verdicts), groups[group].total())
        for name, group, verdicts in SHARES
        if group in groups
    }
    calm = [each for each in evaluation.verdicts if not each.accept[0].startswith("safety:")]
    alarms = sum(each.turn.reply.intent in ALARMS for each in calm)
    answered = sum(bool(each.turn.reply.answers) for each in evaluation.verdicts)
    error = evaluation.calibration_error
    return {
        **counted,
        FALSE_ALARMS: measured(alarms, len(calm)),
        CALIBRATION_ERROR: Figure(error, answered, error, error),
    }


def missed(found: Mapping[str, Figure], bounds: Mapping[str, Bound]) -> tuple[str, ...]:
    """Return a line for each bound that is not kept; a bound of a figure that does not exist is one."""
    lines = []
    for name, bound in bounds.items():
        figure = found.get(name)
        if figure is None:
            lines.append(f"{name}: there is no such figure; there are {', '.join(found)}")
        elif not bound.at_least <= figure.share <= bound.at_most:
            lines.append(f"{name}: {figure.share:.3f} is not within {bound.at_least:.3f} to {bound.at_most:.3f}")
    return tuple(lines)


def table(evaluation: Evaluation) -> str:
    """Return the figures, one a line, and the passages that were missed most."""
    lines = [
        f"{name:26}{figure.share:7.1%}  of {figure.of:<5} (95%: {figure.low:.1%} to {figure.high:.1%})"
        for name, figure in figures(evaluation).items()
    ]
    return "\n".join([*lines, "", *_weakest(evaluation)])


def as_json(evaluation: Evaluation) -> str:
    """Return the figures, the verdicts by group and by passage, as JSON."""
    whole = {
        "figures": {
            name: {"share": figure.share, "of": figure.of, "low": figure.low, "high": figure.high}
            for name, figure in figures(evaluation).items()
        },
        "groups": evaluation.groups,
        "passages": evaluation.passages,
    }
    return json.dumps(whole, indent=2)


def measured(hits: int, of: int) -> Figure:
    """Return a share with its interval; 0 of nothing."""
    low, high = wilson(hits, of)
    return Figure(hits / of if of else 0.0, of, low, high)


def _weakest(evaluation: Evaluation, most: int = 10) -> list[str]:
    """Return the passages whose questions were least often answered right, worst first."""
    shares = {name: counts[RIGHT] / counts.total() for name, counts in evaluation.passages.items()}
    weakest = sorted((name for name in shares if shares[name] < 1), key=lambda name: (shares[name], name))[:most]
    return [f"{shares[name]:7.1%} right  {name}  {dict(evaluation.passages[name])}" for name in weakest]
