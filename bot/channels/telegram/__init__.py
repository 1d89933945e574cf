"""The Telegram bot. The only package that imports `telegram`."""
