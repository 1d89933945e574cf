"""A reply for a terminal: the words of its plain text, with colours, links and a bar beside the answer."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from rich.box import Box
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.channels import markup
from bot.core.library import Block, Evidence, Span
from bot.core.model import Answer, Citation, Kind, Reply, View
from bot.core.wording import Wording

BAR = Box("\n".join(["│   "] * 8) + "\n")
STYLES = {"em": "italic", "strong": "bold"}
COLOURS = {
    Evidence.STRONG: "green",
    Evidence.MODERATE: "cyan",
    Evidence.WEAK: "yellow",
    Evidence.NONE: "magenta",
    Evidence.RULE: "blue",
}


def rendered(reply: Reply, wording: Wording) -> Iterator[RenderableType]:
    """Yield the parts of a reply for a terminal, in the order of the plain text."""
    yield from _said(reply.notice, "dim")
    yield from _said(reply.lead, "bold" if reply.kind is Kind.SAFETY else "")
    for answer in reply.answers:
        yield from _answer(answer, reply.view, wording)
    if reply.choices:
        yield _choices(reply)
    yield from _said(reply.advice, "italic")


def _said(text: str, style: str) -> Iterator[Text]:
    if text:
        yield Text(text, style)


def _answer(answer: Answer, view: View, wording: Wording) -> Iterator[RenderableType]:
    blocks = _blocks(markup.shown(answer, view, wording))
    bar = [Panel(blocks, box=BAR, border_style=COLOURS[answer.evidence])] if blocks.renderables else []
    yield Group(Text(answer.title, "bold"), *bar)
    yield _footing(answer, view, wording)


def _blocks(blocks: tuple[Block, ...]) -> Group:
    parts = [_block(block) for block in blocks[:1]]
    for before, block in pairwise(blocks):
        parts += [Text(), _block(block)] if markup.is_apart(before, block) else [_block(block)]
    return Group(*parts)


def _block(block: Block) -> RenderableType:
    text = Text.assemble(*(_span(span) for span in block.spans))
    if not block.marker:
        return text
    return _numbered([(Text("•" if block.marker == "-" else block.marker), text)])


def _span(span: Span) -> Text:
    style = " ".join([STYLES.get(span.mark, ""), "cyan" if span.cite else ""])
    return Text(markup.plain_span(span), f"{style} link {span.url}" if span.url else style)


def _footing(answer: Answer, view: View, wording: Wording) -> Group:
    grade, *others = markup.grounds(answer, wording)
    grounds = [Text(grade, COLOURS[answer.evidence]), *(Text(each, "dim") for each in others)]
    citations = markup.cited(answer, view)
    sources = [_sources(citations, wording, is_whole=view is View.SOURCES)] if citations else []
    return Group(*grounds, *sources)


def _sources(citations: list[Citation], wording: Wording, is_whole: bool) -> Group:
    rows = [_source(citation, wording) for citation in citations]
    if is_whole:
        table = _numbered((number, Text(" ").join([text, link])) for number, text, link in rows)
    else:
        table = _one_line_each(rows)
    return Group(Text(), Text(wording.sources), table)


def _one_line_each(rows: list[tuple[Text, Text, Text]]) -> Table:
    # Whole sources would fill the screen and push the answer out of sight.
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=max(len(number) for number, _, _ in rows))
    for ratio in (2, 3):  # most DOIs fit into 80 columns
        table.add_column(ratio=ratio, no_wrap=True, overflow="ellipsis")
    for row in rows:
        table.add_row(*row)
    return table


def _numbered(rows: Iterable[tuple[Text, Text]]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for number, text in rows:
        table.add_row(number, text)
    return table


def _source(citation: Citation, wording: Wording) -> tuple[Text, Text, Text]:
    link = f"link {citation.url}" if citation.url else ""
    number = Text(f"[{citation.number}]", f"cyan {link}")
    return number, Text(citation.text, "dim"), Text(citation.url or wording.no_link, f"dim {link}")


def _choices(reply: Reply) -> Group:
    numbered = enumerate(reply.choices, start=1)
    table = _numbered((Text(f"{number}.", "cyan"), Text(choice.title)) for number, choice in numbered)
    return Group(*_said(reply.choices_lead, ""), table)
