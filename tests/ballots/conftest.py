from collections.abc import Iterator
from typing import Any

import pytest

from tests.ballots import ground as grounds


@pytest.fixture(params=grounds.VENDORS)
def ground(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[grounds.Ground]:
    """A fresh product's databases, first as SQLite files, then on PostgreSQL; commits are real."""
    with django_db_blocker.unblock():
        own = grounds.Ground(request.param, grounds.copy(request.param))
        with grounds.connected(own.databases):
            yield own
        grounds.drop(own)
