"""How hard the excerpts are to read: the Flesch-Kincaid grade, in years of school in the US."""

from collections.abc import Iterator, Sequence

from bot.content.bind import Draft
from bot.content.manuscript import Manuscript
from bot.content.problem import Place, Problem
from bot.content.schema import PassageEntry

HARDEST = 9.5  # the grade above which an excerpt is refused
AIM = 8.0
SHARE_AT_AIM = 0.95
FEWEST = 20  # passages of which a share says something


def reading_level(draft: Draft) -> Iterator[Problem]:
    """Yield the excerpts that are too hard to read, or a notice if textstat is not installed."""
    try:
        from textstat import textstat
    except ImportError:
        what, remedy = "how easily the excerpts read was not checked", 'install it: pip install "scarwise[maintain]"'
        yield Place(draft.knowledge.path).notice("grades-unchecked", what, remedy)
        return
    grades = []
    for passage in draft.knowledge.passages:
        grades.append(float(textstat.flesch_kincaid_grade(passage.excerpt[0].text)))
        if grades[-1] > HARDEST:
            yield _too_hard(passage, grades[-1])
    yield from _share(draft, grades)


def _too_hard(passage: Manuscript[PassageEntry], grade: float) -> Problem:
    what = f"the excerpt reads at grade {grade:.1f}; {HARDEST} is the most, and {AIM:.0f} the aim"
    remedy = "use shorter sentences, and shorter words for long ones"
    return Place(passage.path, passage.excerpt[0].lines[0]).error("hard-to-read", what, remedy)


def _share(draft: Draft, grades: Sequence[float]) -> Iterator[Problem]:
    share = sum(grade <= AIM for grade in grades) / len(grades)
    if len(grades) >= FEWEST and share < SHARE_AT_AIM:
        what = f"{share:.0%} of the excerpts read at grade {AIM:.0f} or lower; {SHARE_AT_AIM:.0%} should"
        by_grade = sorted(zip(grades, _ids(draft), strict=True), reverse=True)
        hardest = [passage for grade, passage in by_grade[:5] if grade > AIM]
        yield Place(draft.knowledge.path).warning("reading-level", what, f"begin with {', '.join(hardest)}")


def _ids(draft: Draft) -> list[str]:
    return [passage.id for passage in draft.knowledge.passages]
