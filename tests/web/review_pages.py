"""The pages of reviews, with what their superiors prompt, for the table of all pages."""

from tests.web.page import Page

REVIEW_PAGES: dict[str, Page] = {}
