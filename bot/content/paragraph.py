"""A paragraph or list item as read, with the line of every span."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.library import Block, Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or list item; `lines` gives the line of each span."""

    spans: tuple[Span, ...]
    lines: tuple[int, ...]
    marker: str = ""

    @property
    def block(self) -> Block:
        """Return it as the library keeps it, neighbours of one style joined."""
        return Block(tuple(_joined(self.spans)), self.marker)

    @property
    def text(self) -> str:
        """Return the plain text without citations."""
        return "".join(span.text for span in self.spans).strip()

    @property
    def cited_text(self) -> str:
        """Return the plain text with citations as `[^key]`."""
        return "".join(span.text if span.cite is None else f"[^{span.cite}]" for span in self.spans)

    def line_at(self, offset: int) -> int:
        """Return the line of a character of `cited_text`."""
        for span, line in zip(self.spans, self.lines, strict=True):
            offset -= len(span.text) if span.cite is None else len(span.cite) + 3
            if offset < 0:
                return line
        return self.lines[-1]

    @property
    def cites(self) -> Iterator[tuple[str, int]]:
        """Yield the keys that it cites, each with its line."""
        for span, line in zip(self.spans, self.lines, strict=True):
            if span.cite is not None:
                yield span.cite, line


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    held: Span | None = None
    for span in spans:
        if held and held.cite is None and span.cite is None and (held.mark, held.url) == (span.mark, span.url):
            held = Span(held.text + span.text, held.mark, held.url)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held
