"""Follow-ups against the passages: each wants one that there is, and stands once."""

from collections.abc import Collection, Iterable, Iterator

from bot.content.entries import Entries
from bot.content.knowledge import OFF_TOPIC, Phrase
from bot.content.problem import Problem
from bot.content.validate import suggested
from bot.core.text import words


def unanswerable(follow_ups: Entries[dict[str, dict[str, list[str]]]], ids: Collection[str]) -> Iterator[Problem]:
    """Yield each key under which lines want what is no passage; `ids` are those of all passages."""
    for after, wanted in (follow_ups.value or {}).items():
        for passage in wanted:
            if passage not in ids and passage != OFF_TOPIC:
                what = f"`{passage}`, wanted after `{after}`, is no passage"
                otherwise = f"name a passage, or `{OFF_TOPIC}` for what none answers"
                remedy = suggested(passage, [*ids, OFF_TOPIC], otherwise)
                yield follow_ups.place(after, passage).error("unknown-follow-up", what, remedy)


def repeated(follow_ups: Iterable[tuple[str, Phrase]]) -> Iterator[Problem]:
    """Yield each follow-up that stands twice after the same passage for the same wish."""
    first: dict[tuple[str, str, tuple[str, ...]], Phrase] = {}
    for after, line in follow_ups:
        other = first.setdefault((after, line.owner, words(line.text)), line)
        if other is not line:
            what = f'the follow-up "{line.text}" stands above, on line {other.place.line}, too'
            yield line.place.error("repeated-follow-up", what, "remove one of them")
