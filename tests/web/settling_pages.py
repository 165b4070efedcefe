"""The pages of what a regulation leaves open, for the table of all pages."""

from tests.cast import Cast
from tests.web.page import Page

PACK = {"pack_id": "hx-2018"}
WORDING = "?o=open_wording.quota-base"


def pack(cast: Cast) -> dict[str, object]:  # noqa: ARG001 - as every page asks its keys
    return dict(PACK)


def place(cast: Cast) -> dict[str, object]:
    return {**pack(cast), "kind": "wording"}


SETTLING_PAGES: dict[str, Page] = {
    "settling:pack": Page("dung", keys=pack),
    "settling:overrides": Page("dung", keys=pack),
    "settling:place": Page("dung", keys=place, answers=404),
    "settling:unsettle": Page("dung", keys=place, answers=404),
}
