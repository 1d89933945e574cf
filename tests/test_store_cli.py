"""The commands about what is kept."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.channels.telegram import run as telegram
from bot.cli import main
from bot.core.model import Context, Kind
from bot.service import Service
from bot.store.store import Store

SOUND = Path(__file__).parent / "sound"
CONTENT = ("--knowledge", str(SOUND / "knowledge"), "--intents", str(SOUND / "intents"))
GROUP = "-1001234567890"
THEN = datetime.now(UTC) - timedelta(days=31)
COMMANDS = (["upgrade"], ["export", GROUP], ["forget", GROUP], ["purge"], ["rotate"])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Set database and keys to files in a folder of the test's own, and return them."""
    monkeypatch.chdir(tmp_path)
    files = (tmp_path / "data" / "scarwise.db", tmp_path / "keys.json")
    for name, file in zip(("SCARWISE_DATABASE", "SCARWISE_KEYS"), files, strict=True):
        monkeypatch.setenv(name, str(file))
    return files


@pytest.fixture
def kept(place: tuple[Path, Path]) -> tuple[Path, Path]:
    """Keep something of a group, long ago."""
    with Store.open(*place) as store:
        store.consent.give(GROUP, THEN)
        store.contexts.save(GROUP, Context(shown=("cost",), touched_at=THEN))
        store.records.add(GROUP, "is it d\u00e9j\u00e0 vu", Kind.DECLINE, (), THEN)
    return place


def run(*arguments: str) -> Result:
    """Run a command of the store."""
    return CliRunner().invoke(main, ["store", *arguments])


@pytest.mark.parametrize("command", [command for command, *_ in COMMANDS])
def test_every_command_has_help(command: str) -> None:
    """Each says what it does, also in the list."""
    assert run(command, "--help").exit_code == 0
    assert f"  {command} " in run("--help").stdout
    assert "..." not in run("--help").stdout.replace("[ARGS]...", "")


def test_an_export_is_json(kept: tuple[Path, Path]) -> None:
    """All that is kept of a chat is printed; its number may start with a minus."""
    result = run("export", GROUP)

    assert result.exit_code == 0
    assert json.loads(result.stdout)["records"][0]["text"] == "is it d\u00e9j\u00e0 vu"
    assert json.loads(run("export", "1").stdout)["consent"] is None


def test_a_chat_can_be_forgotten(kept: tuple[Path, Path]) -> None:
    """Everything of it is deleted, and it is said how much."""
    assert run("forget", GROUP).stdout == "Rows deleted: 3.\n"
    assert run("forget", GROUP).stdout == "Rows deleted: 0.\n"


@pytest.mark.parametrize("command", ["export", "forget"])
@pytest.mark.parametrize("chat", ["@ada", "--all", ""])
def test_a_chat_is_named_by_its_number(command: str, chat: str, kept: tuple[Path, Path]) -> None:
    """Nobody is told that there is nothing of somebody who was named in another way."""
    result = run(command, chat)

    assert result.exit_code == 2
    assert "is not a valid integer" in result.stderr


@pytest.mark.parametrize(
    ("days", "deleted"),
    [("", "1 contexts, 1 records, 0 comments"), ("1", "1 contexts, 2 records, 0 comments")],
)
def test_a_purge_says_what_it_deleted(
    days: str, deleted: str, kept: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Contexts go after half an hour, records after as many days as the settings say."""
    monkeypatch.setenv("SCARWISE_KEEP_DAYS", days)
    with Store.open(*kept) as store:
        store.records.add(GROUP, "hi", Kind.DECLINE, (), datetime.now(UTC) - timedelta(days=2))

    assert run("purge").stdout == f"Deleted: {deleted}.\n"
    assert run("purge").stdout == "Deleted: 0 contexts, 0 records, 0 comments.\n"


def test_a_rotation_keeps_everything(kept: tuple[Path, Path]) -> None:
    """What was kept is still there, under a new key."""
    before, key_file = run("export", GROUP).stdout, kept[1].read_bytes()
    result = run("rotate")

    assert result.stdout == "Rows encrypted anew: 3.\n"
    assert run("export", GROUP).stdout == before
    assert kept[1].read_bytes() != key_file


def test_an_upgrade_makes_and_keeps(place: tuple[Path, Path]) -> None:
    """It makes a database that isn't there, and leaves one that is up to date."""
    for _ in range(2):
        assert run("upgrade").stdout == f"The database {place[0]} has version 1.\n"


@pytest.mark.parametrize("command", COMMANDS[1:], ids=lambda command: command[0])
def test_only_an_upgrade_makes_a_database(command: list[str], place: tuple[Path, Path]) -> None:
    """For the others, a database that isn't there is an error, and nothing is made."""
    result = run(*command)

    assert result.exit_code == 1
    assert result.stderr == f"Error: There is no database {place[0]}. SCARWISE_DATABASE says where it lies.\n"
    assert not place[0].exists()
    assert not place[1].exists()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_lost_keys_are_told_in_a_line(command: list[str], kept: tuple[Path, Path]) -> None:
    """No command goes on without them, or makes others."""
    kept[1].unlink()
    result = run(*command)

    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: The database {kept[0]} holds data, but its key file {kept[1]} is missing.")
    assert not kept[1].exists()


def test_a_running_bot_purges(kept: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Its contexts and records are those of the store, and what has outlived its time goes by itself."""
    met = []

    def serve(service: Service, *_: object) -> None:
        store = service.store
        assert isinstance(store, Store)
        deadline = time.monotonic() + 20
        while store.records.all() and time.monotonic() < deadline:
            time.sleep(0.01)
        service.show("1", "how-often-to-water", datetime.now(UTC))
        met.append((store.records.all(), store.contexts.load("1").shown))

    monkeypatch.setattr(telegram, "run", serve)
    result = CliRunner().invoke(main, ["telegram", *CONTENT])

    assert result.exit_code == 0
    assert met == [((), ("how-often-to-water",))]


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_text("{}")], ids=["lost", "damaged"])
def test_without_its_keys_no_bot_starts(
    spoil: Callable[[Path], object], kept: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told in a line."""
    spoil(kept[1])
    monkeypatch.setattr(telegram, "run", lambda *_: pytest.fail("it ran"))
    result = CliRunner().invoke(main, ["telegram", *CONTENT])

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: The ")


def test_without_a_home_the_files_must_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A user without a home folder is told which settings to give."""

    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "home", homeless)
    result = run("purge")

    assert result.exit_code == 1
    assert "SCARWISE_DATABASE and SCARWISE_KEYS" in result.stderr
