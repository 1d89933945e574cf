"""What the Bot API answers when it refuses a call."""

from typing import Any


class Refusal(Exception):  # noqa: N818 - an answer of the API, not an error of ours
    """A refused call: HTTP status, description and, for flood control, parameters."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """Return the envelope that Telegram sends."""
        body = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(description: str) -> Refusal:
    """Return the refusal of a call whose parameters are wrong."""
    return Refusal(400, f"Bad Request: {description}")
