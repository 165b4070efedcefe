"""The pages of what a regulation leaves open, for the table of all pages."""

from tests.web.page import Page

SETTLING_PAGES: dict[str, Page] = {}
