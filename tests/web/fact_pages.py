"""The pages of facts that people enter, for the table of all pages."""

from tests.cast import Cast
from tests.web.campaign_pages import here, own_dossier, running
from tests.web.page import Page

OFFICE = "dung"


def kind(cast: Cast) -> dict[str, object]:
    return {**here(cast), "kind": "member"}


def fact(cast: Cast) -> dict[str, object]:
    return {**kind(cast), "fact": "disciplined"}


def of_an(cast: Cast) -> dict[str, object]:
    return {"dossier_id": own_dossier(running(cast), cast).pk}


def fact_of_an(cast: Cast) -> dict[str, object]:
    return {**of_an(cast), "fact": "disciplined"}


FACT_PAGES: dict[str, Page] = {
    "facts:kinds": Page(OFFICE, keys=here),
    "facts:kind": Page(OFFICE, keys=kind),
    "facts:column": Page(OFFICE, keys=fact),
    "facts:dossier": Page(OFFICE, keys=of_an),
    "facts:enter": Page(OFFICE, keys=fact_of_an),
    "facts:withdraw": Page(OFFICE, keys=fact_of_an),
}
