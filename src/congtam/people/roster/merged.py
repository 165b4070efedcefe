"""Merged cells of an .ods file, which the library that reads the rest does not tell."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; from 0."""
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
FURTHEST = 100_000
"""Empty rows and columns up to a sheet's edge are kept as one that repeats; nothing is merged there."""


def merged_in_ods(content: bytes) -> dict[str, tuple[Area, ...]]:
    """By the name of the sheet; nothing for other files and for those that cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            text = packed.read("content.xml").decode()
            if "<!DOCTYPE" in text or "<!ENTITY" in text:
                return {}
            # No declarations, so nothing of what makes untrusted XML grow or reach out.
            tables = ElementTree.fromstring(text).iter(f"{TABLE}table")  # noqa: S314
            return {table.get(f"{TABLE}name", ""): tuple(areas(table)) for table in tables}
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, ValueError):
        return {}


def areas(table: ElementTree.Element) -> Iterator[Area]:
    row = 0
    for line in table.iter(f"{TABLE}table-row"):
        column = 0
        for cell in line:
            down, right = span(cell, "number-rows-spanned"), span(cell, "number-columns-spanned")
            if down > 1 or right > 1:
                yield row, column, row + down - 1, column + right - 1
            column += span(cell, "number-columns-repeated")
        row += span(line, "number-rows-repeated")


def span(element: ElementTree.Element, name: str) -> int:
    return min(int(element.get(f"{TABLE}{name}") or 1), FURTHEST)
