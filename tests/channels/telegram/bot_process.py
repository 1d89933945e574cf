"""The bot as people start it, in a process of its own, on the small sound library."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fake_telegram.client import PATIENCE, FakeBot

TESTS = Path(__file__).parents[2]
SOUND = TESTS / "sound"


@dataclass(frozen=True, slots=True)
class BotProcess:
    """A running bot; `log` is the file that its standard error goes to."""

    process: "subprocess.Popen[bytes]"
    log: Path

    def wait(self) -> int:
        """Return the exit code, once the bot has ended."""
        return self.process.wait(PATIENCE)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and return the exit code."""
        self.process.send_signal(number)
        return self.wait()

    def written(self) -> str:
        """Return what the bot has logged."""
        return self.log.read_text(encoding="utf-8")


@contextmanager
def bot_process(bot: FakeBot, folder: Path, log_level: str = "INFO", content: Path = SOUND) -> Iterator[BotProcess]:
    """Run `python -m bot telegram` for a bot of the fake; `folder` is its home and holds its log."""
    environment = {
        **{name: text for name, text in os.environ.items() if not name.startswith("SCARWISE_")},
        "PYTHONPATH": str(TESTS.parent),
        "SCARWISE_CACHE": str(folder.parent / "cache"),
        "SCARWISE_DATABASE": str(folder / "data" / "scarwise.db"),
        "SCARWISE_KEYS": str(folder / "keys.json"),
        "SCARWISE_LOG_LEVEL": log_level,
        "SCARWISE_TELEGRAM_BASE_URL": bot.telegram.address,
        "SCARWISE_TELEGRAM_TOKEN": bot.token,
    }
    folders = ["--knowledge", str(content / "knowledge"), "--intents", str(content / "intents")]
    command = [sys.executable, "-m", "bot", *folders, "telegram"]
    log = folder / "log.txt"
    with (
        log.open("wb") as stream,
        subprocess.Popen(command, cwd=folder, env=environment, stderr=stream) as process,
    ):
        try:
            yield BotProcess(process, log)
        except Exception as error:
            error.add_note(log.read_text(encoding="utf-8"))
            raise
        finally:
            process.kill()
