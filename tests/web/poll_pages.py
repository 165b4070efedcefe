"""The pages of votes as the committee prepares and counts them, for the table of all pages."""

from tests.web.page import Page

POLL_PAGES: dict[str, Page] = {}
