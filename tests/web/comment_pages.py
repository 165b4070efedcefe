"""The pages of comments asked for, for the table of all pages."""

from tests.web.page import Page

COMMENT_PAGES: dict[str, Page] = {}
