"""Keep the token and the words of people out of the logs, whoever writes them."""

import logging
import re
from collections.abc import Iterable

TOKEN = re.compile(r"(?<!\d)\d{5,12}:[A-Za-z0-9_-]{30,}")
WITHHELD = "<token>"
# They log every request with its URL, and the URL holds the token.
TALKATIVE = ("httpx", "httpcore")
# PTB writes whole updates into these messages, with what people wrote.
PAYLOADS = ("Can not load invalid JSON data", "Error while building CallbackContext")


class Redaction(logging.Filter):
    """Replace the token, and whatever looks like one, in messages and tracebacks."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def filter(self, record: logging.LogRecord) -> bool:
        """Redact the record in place and let it pass."""
        payload = str(record.msg).startswith(PAYLOADS)
        message = f"{record.msg} (withheld)" if payload else record.getMessage()
        record.msg, record.args = self._redacted(message), None
        if record.exc_info:
            trace = logging.Formatter().formatException(record.exc_info)
            record.exc_text = self._redacted(trace)
            record.exc_info = None  # a formatter that ignores exc_text would format it again
        return True

    def _redacted(self, text: str) -> str:
        return TOKEN.sub(WITHHELD, text.replace(self._token, WITHHELD))


def redact(token: str, handlers: Iterable[logging.Handler]) -> None:
    """Guard handlers. Filters of loggers would not see what their children log."""
    redaction = Redaction(token)
    for handler in handlers:
        handler.addFilter(redaction)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
