"""What a page may run and show: only what lies on the machine itself, and nothing that stands in the page."""

import re
from typing import Any

INLINE = re.compile(
    r'\sstyle="[^"]*"|\son[a-z]+="[^"]*"|<style[^>]*>|<script(?![^>]*(?:src=|application/json))[^>]*>'
)
ELSEWHERE = re.compile(
    r'<(?:script|link|img|iframe|source|video|audio|use)\b[^>]*(?:src|href)="(?:https?:)?//[^"]*"'
)


def loosened(response: Any) -> list[str]:
    """Why a browser could run or fetch what is not ours."""
    if response.streaming or "text/html" not in response.headers.get("Content-Type", ""):
        return []
    policy = response.headers.get("Content-Security-Policy", "")
    html = response.content.decode()
    told = [] if "default-src 'none'" in policy and "unsafe" not in policy else [f"policy: {policy}"]
    return [*told, *INLINE.findall(html), *ELSEWHERE.findall(html)]
