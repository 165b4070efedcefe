"""The pages of shortcomings, complaints and attestations, for the table of all pages."""

from tests.web.page import Page

REMEDY_PAGES: dict[str, Page] = {}
