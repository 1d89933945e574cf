"""What ends a run of the bot. No message ever holds the token."""


class TelegramStopped(Exception):  # noqa: N818 - it names what happened; see its kinds
    """The bot cannot go on with Telegram; the message says why and what to do."""


class TokenMissing(TelegramStopped):
    """No token was given."""

    def __init__(self) -> None:
        super().__init__("There is no Telegram token. Get one from @BotFather and set SCARWISE_TELEGRAM_TOKEN.")


class TokenRefused(TelegramStopped):
    """Telegram does not know the token, or no longer."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram refuses the token. Compare it with the one that @BotFather shows "
            "under /mybots, and set SCARWISE_TELEGRAM_TOKEN anew."
        )


class PolledElsewhere(TelegramStopped):
    """Somebody else takes this bot's updates."""

    def __init__(self) -> None:
        super().__init__(
            "Another program takes this bot's messages: a second copy that runs with the same "
            "token, or a webhook. Stop it, then start this one again."
        )
