"""Data kept as they were written, in their order."""

import json
from typing import Any

from django.db import models


class KeptJSON(models.TextField):  # type: ignore[type-arg]
    """JSON as text: PostgreSQL's own type would put keys in another order, and in a pack the order of the
    levels is the law."""

    def from_db_value(self, value: str | None, *_: object) -> Any:
        return None if value is None else json.loads(value)

    def to_python(self, value: Any) -> Any:
        return value

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False)
