"""The articles and their passages, page by page, as a message with buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.channels.telegram.keyboard import ARTICLE, TOPICS, Button, Row, Rows, passages
from bot.core import composing
from bot.core.library import Article, Block, Library, Span
from bot.core.naming import shortened

A_PAGE = 8  # buttons: what a phone shows without scrolling

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page:
    """A message of its own blocks, and the rows of buttons under it."""

    blocks: tuple[Block, ...]
    rows: Rows


def articles(library: Library, page: int) -> Page:
    """Return a page of the articles; a page that does not exist is the first."""
    shown, around = _paged(tuple(library.articles.values()), page, TOPICS, library)
    rows = tuple((Button(shortened(article.title), f"{ARTICLE}:{article.id}:0"),) for article in shown)
    return Page((Block((Span(library.wording.topics),)),), (*rows, *around))


def article(library: Library, name: str, page: int) -> Page:
    """Return a page of an article's passages; the articles for one that does not exist."""
    found = library.articles.get(name)
    return _article(library, found, page) if found else articles(library, 0)


def _article(library: Library, found: Article, page: int) -> Page:
    shown, around = _paged(found.passages, page, f"{ARTICLE}:{found.id}", library)
    title = Block((Span(found.title, mark="strong"),))
    back = (Button(library.wording.buttons["all_topics"], f"{TOPICS}:0"),)
    rows = passages(composing.choices(library, shown))
    return Page((title, *found.introduction), (*rows, *around, back))


def _paged(items: Sequence[Item], page: int, data: str, library: Library) -> tuple[Sequence[Item], Rows]:
    """Return the items of the page, and the row that leads to the pages around it."""
    labels = library.wording.buttons
    last = max(0, (len(items) - 1) // A_PAGE)
    page = page if page <= last else 0
    before = (Button(labels["previous"], f"{data}:{page - 1}"),) if page > 0 else ()
    after = (Button(labels["next"], f"{data}:{page + 1}"),) if page < last else ()
    around: Row = (*before, *after)
    return items[page * A_PAGE : (page + 1) * A_PAGE], (around,) if around else ()
