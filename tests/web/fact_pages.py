"""The pages of facts that people enter, for the table of all pages."""

from tests.web.page import Page

FACT_PAGES: dict[str, Page] = {}
