"""The engine on the small library."""

import pytest

from bot.core.engine import Engine
from bot.core.fit import fit
from bot.core.fitted import Fitted
from bot.core.index import Index

from .sample import LIBRARY


@pytest.fixture(scope="session")
def fitted() -> Fitted:
    """Return what was learned from the small library."""
    return fit(LIBRARY)


@pytest.fixture(scope="session")
def index(fitted: Fitted) -> Index:
    """Return its index."""
    return Index(fitted)


@pytest.fixture(scope="session")
def engine(fitted: Fitted) -> Engine:
    """Return its engine."""
    return Engine(LIBRARY, fitted)
