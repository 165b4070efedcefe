"""What a browser says of itself, in the words of whoever has to find their own among several."""

BROWSERS = {
    "coc_coc": "Cốc Cốc",
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
"""In this order: each also names those it descends from."""
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Macintosh": "Mac",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}
SHOWN = 90


def named(agent: str) -> str:
    """As it said itself, where nobody knows it."""
    parts = [found(BROWSERS, agent), found(SYSTEMS, agent)]
    return ", ".join(filter(None, parts)) or agent[:SHOWN]


def found(names: dict[str, str], agent: str) -> str:
    return next((name for sign, name in names.items() if sign in agent), "")
