"""What all commands share: the options that choose the content, and the engine made of it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.settings import Settings, SettingsError, read

if TYPE_CHECKING:
    from bot.assemble import Content
    from bot.core.engine import Engine

Chosen = dict[str, Path]  # folders named on the command line, by the names of their options

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def with_content(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that choose the content."""
    for name in ("intents", "knowledge"):
        command = click.option(
            f"--{name}",
            type=FOLDER,
            metavar="DIR",
            callback=_choose,
            expose_value=False,
            help=f"Read the {name} from this folder.",
        )(command)
    return command


def _choose(context: click.Context, option: click.Parameter, folder: Path | None) -> None:
    # All contexts share one object, so a folder may be named before the command or after it.
    chosen: Chosen = context.ensure_object(dict)
    if folder is not None:
        chosen[str(option.name)] = folder


def ready(chosen: Chosen) -> "Engine":
    """Return the engine on the chosen content."""
    settings = settled()
    return engine(content(chosen, settings), settings)


def content(chosen: Chosen, settings: Settings) -> "Content":
    """Return which content is read."""
    from bot import assemble

    return assemble.content(chosen.get("knowledge"), chosen.get("intents"), settings)


def engine(content: "Content", settings: Settings) -> "Engine":
    """Return the engine on the content."""
    from bot import assemble

    with content_errors():
        return assemble.engine(content, settings.cache)


@contextmanager
def content_errors() -> Iterator[None]:
    """End the command with what is wrong in the files that are read."""
    from bot.content.problem import BrokenLibrary

    try:
        yield
    except BrokenLibrary as broken:
        raise click.ClickException(f"The content has errors:\n{broken}") from broken


def settled() -> Settings:
    """Return the settings, and set up the logs as they say; bad ones end the command."""
    try:
        settings = read()
    except SettingsError as error:
        raise click.ClickException(str(error)) from error
    logging.basicConfig(level=settings.log_level, format=LOG_FORMAT)
    return settings
