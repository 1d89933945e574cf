"""A Bot API of our own: what the official server does, as far as the bot relies on it.

It runs as a process (`python -m tests.fake_telegram`) and is steered over HTTP (`client.py`).
"""
