"""A paper as HTML, to be looked at and printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import escape

from congtam.papers.paper import DASHES, MOTTO, STAR, Block, Heading, Line, Paper, Table, is_figure


def html(paper: Paper) -> str:
    """One <article class="paper">; every text is escaped."""
    return "\n".join(
        [
            '<article class="paper" tabindex="0">',
            head(paper),
            f"<h1>{escape(paper.kind.upper())}</h1>",
            f'<p class="summary">{escape(paper.summary)}</p><p class="dashes">{DASHES}</p>',
            *(block_html(block) for block in paper.blocks),
            signatures(paper),
            "</article>",
        ]
    )


def head(paper: Paper) -> str:
    top = paper.head
    left = [escape(top.superior.upper()), f"<b>{escape(top.issuer.upper())}</b>", STAR, escape(top.number)]
    right = [f'<b class="motto">{MOTTO}</b>', f"<i>{escape(top.said_on)}</i>"]
    return f'<div class="top">{column(left)}{column(right)}</div>'


def column(lines: list[str]) -> str:
    return f"<div>{''.join(f'<p>{line}</p>' for line in lines if line)}</div>"


def block_html(block: Block) -> str:
    match block:
        case Heading(text=text, rank=rank):
            return f"<h{rank + 1}>{escape(text)}</h{rank + 1}>"
        case Line(text=text, lead=lead):
            before = f"<i>{escape(lead)}</i> " if lead else ""
            return f"<p>{before}{escape(text)}</p>"
        case Table(heads=heads):
            top = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
            cell = cache(cell_html)  # of thousands of rows most say what others said
            body = "".join(row_html(cell, row, n in block.strong) for n, row in enumerate(block.rows))
            return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def row_html(cell: Callable[[str], str], row: tuple[str, ...], strong: bool) -> str:
    look = ' class="strong"' if strong else ""
    return f"<tr{look}>{''.join(map(cell, row))}</tr>"


def cell_html(text: str) -> str:
    return f'<td class="n">{escape(text)}</td>' if is_figure(text) else f"<td>{escape(text)}</td>"


def signatures(paper: Paper) -> str:
    columns = [
        column(
            [f"<b>{escape(one.over.upper())}</b>", '<span class="free"></span>', f"<b>{escape(one.name)}</b>"]
        )
        for one in paper.signatures
    ]
    return f'<div class="signed">{"".join(columns)}</div>'
