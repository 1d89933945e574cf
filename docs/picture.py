"""Draw `docs/conversation.svg`: the console's own rendering of a real conversation. Run `python docs/picture.py`."""

import io
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot import assemble
from bot.channels.rendering import rendered
from bot.core.model import Context
from bot.settings import read

ASKED = (
    "is this fda approved??",
    "who won the match",
    "my cheek is hot and swollen and I have a fever since the injection",
)


def draw(path: Path, now: datetime) -> None:
    """Ask the questions in one chat and write what a terminal shows."""
    settings = read()
    engine = assemble.engine(assemble.content(None, None, settings), settings.cache)
    console = Console(record=True, width=84, highlight=False, file=io.StringIO(), force_terminal=True)
    context = Context()
    for question in ASKED:
        turn = engine.respond(question, context, now)
        context = turn.context
        console.print(Text.assemble(("> ", "bold cyan"), question))
        for part in rendered(turn.reply, engine.library.wording):
            console.print()
            console.print(part)
        console.print()
    path.write_text(console.export_svg(title="scarwise", unique_id="conversation"), encoding="utf-8")


if __name__ == "__main__":
    draw(Path(__file__).with_name("conversation.svg"), datetime.now(UTC))
