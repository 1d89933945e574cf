"""The commands about what is kept: `store upgrade`, `export`, `forget`, `purge` and `rotate`."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from bot import options

if TYPE_CHECKING:
    from bot.store.store import Store

# The number of a group starts with a minus, which is no option.
OF_A_CHAT = {"ignore_unknown_options": True}


@click.group()
def store() -> None:
    """Look after what the Telegram bot keeps.

    SCARWISE_DATABASE and SCARWISE_KEYS, in the environment or in .env, say where it lies.
    """


@store.command()
def upgrade() -> None:
    """Bring the database to the version of this program.

    Copy the file before. A database that isn't there is made.
    """
    from bot import assemble
    from bot.store.opening import upgrade as upgraded

    settings = options.settled()
    with errors():
        number = upgraded(*assemble.store_files(settings))
    click.echo(f"The database {settings.database} has version {number}.")


@store.command(context_settings=OF_A_CHAT)
@click.argument("chat", type=int)
def export(chat: int) -> None:
    """Print all that is kept of a chat.

    CHAT is the number of the chat on Telegram. Comes as JSON.
    """
    with _opened() as ours:
        click.echo(json.dumps(ours.export(str(chat)), ensure_ascii=False, indent=1))


@store.command(context_settings=OF_A_CHAT)
@click.argument("chat", type=int)
def forget(chat: int) -> None:
    """Delete all that is kept of a chat.

    CHAT is the number of the chat on Telegram.
    """
    with _opened() as ours:
        click.echo(f"Rows deleted: {ours.forget(str(chat))}.")


@store.command()
def purge() -> None:
    """Delete what has outlived its time.

    The running bot does so by itself.
    """
    with _opened() as ours:
        purged = ours.purge(datetime.now(UTC))
    click.echo(f"Deleted: {purged.contexts} contexts, {purged.records} records, {purged.comments} comments.")


@store.command()
def rotate() -> None:
    """Encrypt all anew with a new key, and drop the old one.

    The bot may run meanwhile. Copies of the database from before need the key file from before.
    """
    with _opened() as ours:
        click.echo(f"Rows encrypted anew: {ours.rotate()}.")


@contextmanager
def _opened() -> "Iterator[Store]":
    """Open the store that is there, and close it in the end; what is wrong with it ends the command."""
    from bot import assemble

    settings = options.settled()
    with errors():
        path, _ = assemble.store_files(settings)
        if not path.exists():
            raise click.ClickException(f"There is no database {path}. SCARWISE_DATABASE says where it lies.")
        with assemble.store(settings) as ours:
            yield ours


@contextmanager
def errors() -> Iterator[None]:
    """End the command with what is wrong with the store."""
    from bot.store.errors import StoreError

    try:
        yield
    except StoreError as error:
        raise click.ClickException(str(error)) from error
