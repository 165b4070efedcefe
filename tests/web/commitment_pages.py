"""The pages of the start of a year, for the table of all pages."""

from tests.web.page import Page

COMMITMENT_PAGES: dict[str, Page] = {}
