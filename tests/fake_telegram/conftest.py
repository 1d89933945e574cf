"""Fixtures of this folder."""

from tests.fake_telegram.fixtures import fake_telegram, needs_tdjson

__all__ = ["fake_telegram", "needs_tdjson"]
