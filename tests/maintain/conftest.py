"""What the tests of the maintainer's tools share."""

import os
from importlib.util import find_spec

import pytest


@pytest.fixture
def with_textstat() -> None:
    """Skip a test that needs textstat where it is missing; on a build server it may not be missing."""
    if find_spec("textstat") is None:
        message = 'needs textstat: pip install "scarwise[maintain]"'
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
