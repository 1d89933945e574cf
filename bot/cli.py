"""The commands: parse, call, print. What only one of them needs is imported inside it."""

import io
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from bot import __version__, options
from bot.options import FOLDER, Chosen, with_content
from bot.store_cli import errors as store_errors
from bot.store_cli import store

if TYPE_CHECKING:
    from bot.assemble import Content
    from bot.content.questions import Question
    from bot.maintain.figures import Figure

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
QUESTIONS = Path("tests/questions")
BOUNDS = "bounds.yaml"  # lies among the question files and is none


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@with_content
@click.version_option(__version__, prog_name="scarwise")
@click.pass_context
def main(context: click.Context) -> None:
    """Answer questions about stem cell therapy for acne scars, with sources.

    Without a command it talks with you here.
    """
    for stream in (sys.stdout, sys.stderr):
        _write_anything(stream)
    if context.invoked_subcommand is None:
        context.invoke(chat)


@main.command()
@with_content
@click.pass_obj
def chat(chosen: Chosen) -> None:
    """Talk in this console; the default."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        _chat_on_terminal(chosen)
    else:
        _chat_in_pipe(chosen)


@main.command()
@click.argument("question", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Write JSON, one object a line.")
@with_content
@click.pass_obj
def ask(chosen: Chosen, question: tuple[str, ...], as_json: bool) -> None:
    """Answer a question, or with --json many.

    With --json and no question, each line of standard input is one.
    """
    words = " ".join(question).encode(errors="replace")
    if as_json:
        _serve([words] if question else sys.stdin.buffer, chosen)
    elif question:
        _answer(words.decode(), chosen)
    else:
        raise click.UsageError("Give a question, or --json to read them from standard input.")


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "github"]), default="text")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--confused", is_flag=True, help="Instead, show what the model itself confuses; this takes a minute.")
@click.option("--questions", type=FOLDER, metavar="DIR", help="Question sets to count, if not tests/questions.")
@with_content
@click.pass_obj
def check(chosen: Chosen, form: str, strict: bool, confused: bool, questions: Path | None) -> None:
    """Check the content for what is to be mended.

    With --confused, learn it three times, each time without a third of the phrasings, and list the passages between
    which those go astray, and the phrasings that are surely taken for another passage's.
    """
    from bot.maintain import check as checking

    content = options.content(chosen, options.settled())
    if confused:
        _show_confused(content, strict or form != "text")
        return
    asked = _questions(questions or QUESTIONS) if questions or QUESTIONS.is_dir() else None
    report = checking.check(content.knowledge, content.intents, _now().date(), asked)
    click.echo(f"Checked {content.origin}.", err=True)
    click.echo(checking.FORMATS[form](report, Path.cwd()))
    if report.failed(strict):
        sys.exit(1)


@main.command("eval")
@click.option("--questions", type=FOLDER, default=QUESTIONS, show_default=True, metavar="DIR")
@click.option("--use", type=click.Choice(["fit", "held-out"]), help="Ask only the questions for this.")
@click.option("--bounds", type=FILE, metavar="FILE", help="Fail if a figure is not within these.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@with_content
@click.pass_obj
def evaluate(chosen: Chosen, questions: Path, use: str | None, bounds: Path | None, as_json: bool) -> None:
    """Judge the answers to question sets."""
    from bot.maintain import evaluate as judging
    from bot.maintain import figures
    from bot.maintain.outcomes import worse

    asked = [each for each in _questions(questions) if use in (None, each.use)]
    engine = options.ready(chosen)
    evaluation = judging.evaluate(engine, asked, _now())
    click.echo(figures.as_json(evaluation) if as_json else figures.table(evaluation))
    for line in worse(engine, asked):
        click.echo(f"Warning: {line}. Fit it anew: python -m bot fit", err=True)
    if bounds:
        _hold(figures.figures(evaluation), bounds)


@main.command()
@click.option("--questions", type=FOLDER, default=QUESTIONS, show_default=True, metavar="DIR")
@with_content
@click.pass_obj
def fit(chosen: Chosen, questions: Path) -> None:
    """Fit the decision to question sets.

    Writes weights, thresholds and calibration to decision.json in the folder with the knowledge.
    """
    from bot.maintain import fit as fitting
    from bot.maintain.stale import ground

    settings = options.settled()
    content = options.content(chosen, settings)
    engine, asked = options.engine(content, settings), _questions(questions)
    try:
        policy = fitting.fit(engine, asked)
    except fitting.TooFewQuestionsError as error:
        raise click.ClickException(str(error)) from error
    written = content.knowledge / "decision.json"
    written.write_text(fitting.written(policy, ground(engine.library, asked)), encoding="utf-8")
    for name, figure in policy.figures.items():
        click.echo(f"{name:20}{figure:8.3f}")
    click.echo(f"Wrote {written}.")


@main.command()
@with_content
@click.pass_obj
def telegram(chosen: Chosen) -> None:
    """Answer on Telegram.

    SCARWISE_TELEGRAM_TOKEN, in the environment or in .env, holds the token of the bot.
    """
    from bot import assemble
    from bot.channels.telegram.errors import TelegramStopped
    from bot.channels.telegram.run import run
    from bot.service import Service
    from bot.store.purge import regularly

    settings = options.settled()
    engine = options.engine(options.content(chosen, settings), settings)
    try:
        with store_errors(), assemble.store(settings) as kept, regularly(lambda: kept.purge(_now())):
            service = Service(engine, kept.contexts, kept)
            run(service, settings.telegram_token, settings.telegram_base_url, settings.privacy_url)
    except TelegramStopped as stopped:
        raise click.ClickException(str(stopped)) from stopped


main.add_command(store)


def _chat_on_terminal(chosen: Chosen) -> None:
    from bot.channels.terminal import talk

    settings = options.settled()
    content = options.content(chosen, settings)
    talk(lambda: options.engine(content, settings), content.origin, _now)


def _chat_in_pipe(chosen: Chosen) -> None:
    from bot.channels.console import talk

    talk(options.ready(chosen), sys.stdin.buffer, click.echo, _now)


def _answer(question: str, chosen: Chosen) -> None:
    from bot.channels import markup
    from bot.core.model import Context

    engine = options.ready(chosen)
    turn = engine.respond(question, Context(), _now())
    click.echo(markup.text(turn.reply, engine.library.wording))


def _serve(incoming: Iterable[bytes], chosen: Chosen) -> None:
    from bot.channels import machine

    machine.serve(options.ready(chosen), incoming, sys.stdout.buffer, _now, perf_counter)


def _questions(folder: Path) -> "tuple[Question, ...]":
    from bot.content.questions import read_questions

    with options.content_errors():
        return read_questions([path for path in sorted(folder.glob("*.yaml")) if path.name != BOUNDS])


def _hold(found: "Mapping[str, Figure]", bounds: Path) -> None:
    from bot.content.bounds import read_bounds
    from bot.maintain.figures import missed

    with options.content_errors():
        lines = missed(found, read_bounds(bounds))
    if lines:
        raise click.ClickException("\n".join(lines))


def _show_confused(content: "Content", more_was_asked: bool) -> None:
    from bot.content.load import sound
    from bot.maintain import confused

    if more_was_asked:
        raise click.UsageError("--confused shows and never fails: it goes with neither --strict nor --format.")
    with options.content_errors():
        draft = sound(content.knowledge, content.intents)
    click.echo(f"Learning {content.origin} three times ...", err=True)
    click.echo(confused.as_text(confused.confusion(draft), Path.cwd()))


def _write_anything(stream: object) -> None:
    # A narrow encoding, such as that of a Windows pipe, must not stop an answer.
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")


def _now() -> datetime:
    return datetime.now(UTC)
