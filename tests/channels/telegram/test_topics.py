"""Pages of articles and passages."""

from dataclasses import replace

import pytest

from bot.channels.telegram import topics
from bot.core.library import Article
from tests.channels.fakes import DOES_IT_HURT, LIBRARY

PASSAGES = {name: replace(DOES_IT_HURT, id=name) for name in (f"p{number}" for number in range(19))}
LARGE = replace(
    LIBRARY, passages=PASSAGES, articles={"one": Article("one", "One", DOES_IT_HURT.excerpt, tuple(PASSAGES))}
)


@pytest.mark.parametrize(
    ("page", "first", "length", "around"),
    [
        (0, "show:p0", 8, [["article:one:1"], ["topics:0"]]),
        (1, "show:p8", 8, [["article:one:0", "article:one:2"], ["topics:0"]]),
        (2, "show:p16", 3, [["article:one:1"], ["topics:0"]]),
        (3, "show:p0", 8, [["article:one:1"], ["topics:0"]]),
    ],
)
def test_a_long_article_has_pages(page: int, first: str, length: int, around: list[list[str]]) -> None:
    """Eight passages a page, and buttons to the pages around it."""
    data = [[button.data for button in row] for row in topics.article(LARGE, "one", page).rows]

    assert data[0] == [first]
    assert data[length:] == around


def test_an_unknown_article_leads_to_all() -> None:
    """An article that was removed meanwhile is met with those there are."""
    assert topics.article(LARGE, "gone", 0) == topics.articles(LARGE, 0)
