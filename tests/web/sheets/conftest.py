"""The wards and sheets of the data app's tests, seen through their pages."""

from tests.sheets.conftest import _evidence_lies_apart, campaign, sheet, ward

__all__ = ["_evidence_lies_apart", "campaign", "sheet", "ward"]
