"""The file `danger.yaml` as read: signs of danger, each list of words that they name being there."""

from collections.abc import Iterator
from pathlib import Path

from bot.content.entries import Entries, read_entries
from bot.content.problem import Problem
from bot.content.schema import DANGER, AlarmEntry, DangerEntry
from bot.content.validate import nearest
from bot.core.danger import ABSENT
from bot.core.library import Alarm, Danger

DangerEntries = Entries[DangerEntry]
Named = tuple[str, tuple[str | int, ...]]  # the name of a list, and where it is named


def read_danger(path: Path) -> tuple[DangerEntries | None, tuple[Problem, ...]]:
    """Read the file; without it there are no signs, and the examples alone tell danger."""
    if not path.exists():
        return None, ()
    entries, problems = read_entries(path, DANGER)
    return entries, (*problems, *_check_lists(entries))


def bind_danger(entry: DangerEntry) -> Danger:
    """Return the signs as the engine knows them."""
    words = {name: tuple(phrases) for name, phrases in entry.words.items()}
    alarms = (_alarm("emergency", entry.emergency), _alarm("crisis", entry.crisis))
    return Danger(words, tuple(entry.denied), alarms)


def _alarm(intent: str, entry: AlarmEntry) -> Alarm:
    return Alarm(intent, tuple(map(tuple, entry.signs)), tuple(entry.not_if))


def _check_lists(entries: DangerEntries) -> Iterator[Problem]:
    """Yield what names no list, and the lists that nothing names."""
    if entries.value is None:
        return
    lists, named = entries.value.words, dict(_named(entries.value))
    for name, place in named.items():
        if name not in lists:
            remedy = nearest(name, [each for each in lists if each not in named] or list(lists), "the lists are")
            yield entries.place(*place).error("unknown-list", f"there is no list `{name}` under `words`", remedy)
    for name in lists:
        if name not in named:
            what, remedy = f"no sign names the list `{name}`", "name it in a sign or under `not_if`, or remove it"
            yield entries.place("words", name).error("idle-list", what, remedy)


def _named(entry: DangerEntry) -> Iterator[Named]:
    for intent, alarm in (("emergency", entry.emergency), ("crisis", entry.crisis)):
        for number, sign in enumerate(alarm.signs):
            yield from ((name.removeprefix(ABSENT), (intent, "signs", number, at)) for at, name in enumerate(sign))
        yield from ((name, (intent, "not_if", at)) for at, name in enumerate(alarm.not_if))
