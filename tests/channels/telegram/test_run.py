"""What keeps the bot from starting."""

from typing import Any

import pytest

from bot.channels.telegram.errors import TokenMissing, TokenRefused
from bot.channels.telegram.run import run

NOBODY: Any = None


@pytest.mark.parametrize("token", [None, ""])
def test_a_missing_token_is_asked_for(token: str | None) -> None:
    """The message names the setting and where a token comes from."""
    with pytest.raises(TokenMissing, match=r"@BotFather.*SCARWISE_TELEGRAM_TOKEN"):
        run(NOBODY, token)


@pytest.mark.parametrize("token", ["secret", "12 34:secret", "123:sec/ret", "123:secret\n", "²:a"])
def test_what_is_no_token_is_refused_unseen(token: str) -> None:
    """It never reaches the network, and the message does not repeat it."""
    with pytest.raises(TokenRefused) as raised:
        run(NOBODY, token)
    assert token not in str(raised.value)
