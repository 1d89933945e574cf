"""The program started as people start it: as a process, through pipes and at a terminal."""

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SOUND = HERE / "sound"
CONTENT = ["--knowledge", str(SOUND / "knowledge"), "--intents", str(SOUND / "intents")]
QUESTION = "How often should I water a houseplant?"
ADVICE = "A gardener who sees the plant can tell you more."
FIT_ONLY = {"sklearn", "scipy", "pydantic", "ruamel", "markdown_it", "rich", "prompt_toolkit", "telegram"}
NEEDED_BY_THE_STORE = {"sqlalchemy", "cryptography"}


@pytest.fixture
def process(tmp_path):
    """Return a function that starts the program as people do."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SCARWISE_")}
    places = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"), str(tmp_path))
    environment |= places | {"PYTHONPATH": str(HERE.parent), "TERM": "xterm"}

    def start(*arguments, python=(), **options):
        command = [sys.executable, *python, "-m", "bot", *CONTENT, *arguments]
        return subprocess.Popen(command, cwd=tmp_path, env=environment, **options)

    return start


@pytest.fixture
def warm(process):
    """Answer a question first, so that a cache is there."""
    assert process("ask", QUESTION, stdout=subprocess.DEVNULL).wait(timeout=60) == 0


def test_an_answer_from_the_cache_imports_little(process, warm):
    """Once the cache is warm, nothing that only fitting, reading or a terminal needs is imported."""
    asked = process("ask", QUESTION, python=["-X", "importtime"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = asked.communicate(timeout=60)
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in err.decode().splitlines()}

    assert out.decode().startswith(QUESTION)
    assert {"bot", "numpy"} <= imported
    assert imported.isdisjoint(FIT_ONLY | NEEDED_BY_THE_STORE)


@pytest.mark.parametrize("command", [["ask", "--json"], []])
def test_a_closed_pipe_ends_quietly(command, process):
    """A reader that has read enough, such as `head`, brings no traceback."""
    asked = process(*command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with asked, asked.stdin as lines:
        lines.write(b"hello\n" * 5_000)
        lines.flush()
        asked.stdout.readline()
        asked.stdout.close()
        err = asked.stderr.read()

    assert err == b""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals to type at")
def test_a_person_talks_at_a_terminal(process, warm):
    """At a terminal the program greets, says what it reads, answers in colours and takes a number."""
    import pty

    ours, theirs = pty.openpty()
    talk = process(stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    seen = read_until(ours, "/help")
    for typed, awaited in ((QUESTION, ADVICE), ("1", ADVICE), ("/quit", "\0")):
        os.write(ours, f"{typed}\r".encode())
        seen += read_until(ours, awaited)
    os.close(ours)

    assert talk.wait(timeout=20) == 0
    assert "I read the options" in seen
    assert "\x1b[" in seen
    assert "Traceback" not in seen


def read_until(terminal, awaited):
    """Return what a terminal shows until some words come, it is closed, or half a minute is over."""
    seen, deadline = "", time.monotonic() + 30
    while awaited not in seen and select.select([terminal], [], [], deadline - time.monotonic())[0]:
        try:
            seen += os.read(terminal, 65536).decode(errors="replace")
        except OSError:  # how Linux tells that the program has left
            break
    return seen
