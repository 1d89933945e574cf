"""Markdown to blocks with their lines."""

from pathlib import Path

import pytest

from bot.content.markdown import parse_page
from bot.core.library import Block, Span

PATH = Path("a.md")
FRONT = "---\ntitle: T\n---\n\n"  # the body begins on line 5


def blocks(body: str) -> list[Block]:
    page, problems = parse_page(FRONT + body, PATH)
    assert not problems
    return [paragraph.block for paragraph in page.paragraphs]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One\ntwo.", [Block((Span("One two."),))]),
        ("A *b* **c**.", [Block((Span("A "), Span("b", "em"), Span(" "), Span("c", "strong"), Span(".")))]),
        ("***both***", [Block((Span("both", "strong"),))]),
        ("[a](https://a.org)", [Block((Span("a", "", "https://a.org"),))]),
        ("*[a](https://a.org)*", [Block((Span("a", "em", "https://a.org"),))]),
        ("It fell.[^a-1][^b]", [Block((Span("It fell."), Span("", cite="a-1"), Span("", cite="b")))]),
        ("- a\n- b", [Block((Span("a"),), "-"), Block((Span("b"),), "-")]),
        ("3. a\n3. b", [Block((Span("a"),), "3."), Block((Span("b"),), "4.")]),
        ("a\n\nb", [Block((Span("a"),)), Block((Span("b"),))]),
        ("5 &lt; 6 \\*", [Block((Span("5 < 6 *"),))]),
    ],
)
def test_what_a_chat_can_show(body: str, expected: list[Block]) -> None:
    """Paragraphs, lists, emphasis, links and citations become spans; a soft break is a blank."""
    assert blocks(body) == expected


@pytest.mark.parametrize(
    ("body", "rule", "line"),
    [
        ("# A", "heading", 5),
        ("a\n\nb\n---", "heading", 7),
        ("> a", "quote", 5),
        ("| a |\n|---|\n| b |", "table", 5),
        ("a `b`", "code", 5),
        ("    a", "code", 5),
        ("```\na\n```", "code", 5),
        ("a\n\n***", "rule-line", 7),
        ("<p>a</p>", "raw-html", 5),
        ("a <br> b", "raw-html", 5),
        ("<!-- a -->", "raw-html", 5),
        ("a\n![b](c.png)", "image", 6),
        ("a  \nb", "line-break", 5),
        ("a\\\nb", "line-break", 5),
        ("a\n\n[^b]: c", "footnote-text", 7),
        ("a\nb.[^c d]", "broken-citation", 6),
        ("a.^[b]", "broken-citation", 5),
        ("- a\n  - b", "nested-list", 6),
        ("- a\n\n  b", "nested-list", 7),
        ("a\n[b](http://c.org)", "not-https", 6),
        ("[b](other.md)", "not-https", 5),
    ],
)
def test_what_a_chat_cannot_show(body: str, rule: str, line: int) -> None:
    """Each of the rest is refused under its own name, at its line."""
    _, problems = parse_page(FRONT + body, PATH)
    assert [(problem.rule, problem.line) for problem in problems] == [(rule, line)]


@pytest.mark.parametrize(
    "text", ["", "title: T\n", "---\ntitle: T\n", "---\ntitle: T\n--\n\nText.", " ---\na: b\n---\n"]
)
def test_a_broken_fence_gives_no_front_matter(text: str) -> None:
    """An unopened, unclosed or mistyped fence is never taken for an empty one."""
    assert parse_page(text, PATH)[0].front is None


def test_front_matter_may_be_empty() -> None:
    """A closed fence around nothing is a fence."""
    assert parse_page("---\n---\n\nText.", PATH)[0].front == ""


def test_lines_of_spans() -> None:
    """Each span knows its line, and so does each character of the cited text."""
    (paragraph,) = parse_page(FRONT + "One.[^a]\nTwo.[^b]", PATH)[0].paragraphs
    assert list(paragraph.cites) == [("a", 5), ("b", 6)]
    assert paragraph.cited_text == "One.[^a] Two.[^b]"
    assert [paragraph.line_at(at) for at in (0, 5, 9, 14, 99)] == [5, 5, 6, 6, 6]
    assert paragraph.text == "One. Two."
