"""No token in the logs, however it got there."""

import io
import logging
from collections.abc import Iterator

import pytest

from bot.channels.telegram.redaction import redact

TOKEN = "12345:short"  # noqa: S105 - made up
OTHER = "7654321098:" + "x" * 35


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Give what a guarded handler of the root logger writes."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    redact(TOKEN, [handler])
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize("token", [TOKEN, OTHER])
def test_a_message_loses_its_token(written: io.StringIO, token: str) -> None:
    """The bot's own token goes whatever its form, and so does anything that looks like one."""
    logging.getLogger("some.child").warning("POST %s", f"https://api.telegram.org/bot{token}/getMe")

    assert written.getvalue() == "POST https://api.telegram.org/bot<token>/getMe\n"


def test_a_traceback_loses_its_token(written: io.StringIO) -> None:
    """An exception's text is redacted, and the traceback stays."""
    try:
        raise ValueError(f"The token `{TOKEN}` was rejected")
    except ValueError:
        logging.getLogger("some.child").exception("it failed")

    assert TOKEN not in written.getvalue()
    assert "ValueError: The token `<token>` was rejected" in written.getvalue()
    assert "Traceback" in written.getvalue()


def test_payloads_are_withheld(written: io.StringIO) -> None:
    """What PTB can't make sense of is not written down, since people wrote it."""
    logging.getLogger("telegram").error('Can not load invalid JSON data: "%s"', "my private rash")

    assert written.getvalue() == 'Can not load invalid JSON data: "%s" (withheld)\n'


@pytest.mark.parametrize("name", ["httpx", "httpcore"])
@pytest.mark.usefixtures("written")
def test_clients_do_not_log_their_requests(name: str) -> None:
    """The lines that hold addresses are not written at all."""
    assert logging.getLogger(name).level == logging.WARNING
