"""The pages of meetings, for the table of all pages."""

from tests.web.page import Page

MEETING_PAGES: dict[str, Page] = {}
