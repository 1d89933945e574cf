"""Follow-ups against the passages: each stands after one of its article's and wants one that there is."""

from collections.abc import Collection, Iterable, Iterator

from bot.content.folder import FOLLOW_UPS_FILE, Folder
from bot.content.knowledge import OFF_TOPIC, Phrase
from bot.content.problem import Problem
from bot.content.validate import suggested
from bot.core.text import words


def misplaced(folder: Folder, ids: Collection[str]) -> Iterator[Problem]:
    """Yield what the follow-ups of an article name wrongly; `ids` are those of all passages."""
    if folder.follow_ups is None:
        return
    here = [passage.id for passage in folder.passages]
    for after in folder.follow_ups.keys:
        if after not in here:
            what = f"`{after}` has follow-ups here, but no passage in this folder"
            remedy = suggested(after, here, "remove them, or add the passage")
            if after in ids:
                remedy = f"move them to the {FOLLOW_UPS_FILE} of its own article"
            yield folder.follow_ups.place(after).error("stray-follow-ups", what, remedy)
    for after, wanted in (folder.follow_ups.value or {}).items():
        for passage in wanted:
            if passage not in ids and passage != OFF_TOPIC:
                what = f"`{passage}`, wanted after `{after}`, is no passage"
                remedy = suggested(
                    passage, [*ids, OFF_TOPIC], f"name a passage, or `{OFF_TOPIC}` for what none answers"
                )
                yield folder.follow_ups.place(after, passage).error("unknown-follow-up", what, remedy)


def repeated(follow_ups: Iterable[tuple[str, Phrase]]) -> Iterator[Problem]:
    """Yield each follow-up that stands twice after the same passage for the same wish."""
    first: dict[tuple[str, str, tuple[str, ...]], Phrase] = {}
    for after, line in follow_ups:
        other = first.setdefault((after, line.owner, words(line.text)), line)
        if other is not line:
            what = f'the follow-up "{line.text}" stands above, on line {other.place.line}, too'
            yield line.place.error("repeated-follow-up", what, "remove one of them")
