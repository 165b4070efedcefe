"""The pages of stages and results, for the table of all pages."""

from tests.web.page import Page

RESULT_PAGES: dict[str, Page] = {}
