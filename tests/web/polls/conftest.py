"""Votes run on databases with real commits, as in an office."""

import pytest

from congtam.web.voting import views
from tests.ballots.conftest import ground

__all__ = ["ground"]


@pytest.fixture(autouse=True)
def _nobody_typed_wrong_yet() -> None:
    views.WRONG_CODES.wrong.clear()
