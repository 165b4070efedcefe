"""From a word to its deed: the data folder, then Django, then the deed; or the trouble in its sentence."""

from __future__ import annotations

import argparse
import importlib
import os
import sys

import django

from congtam.config import places
from congtam.serving import folder
from congtam.serving.sentences import WORDS
from congtam.serving.trouble import Trouble, from_system

DEEDS = "congtam.serving.deeds"
"""Found by name, since its tables can only be imported when Django has its settings."""


def start(asked: argparse.Namespace) -> int:
    try:
        folder.make_ready(places.DATA)
        if getattr(asked, "tls", False):
            os.environ["CONGTAM_TLS"] = "1"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congtam.config.settings")
        django.setup()
        importlib.import_module(DEEDS).BY_WORD[asked.word](asked, WORDS.speaking(asked.lang))
    except Trouble as trouble:
        return told(trouble, asked.lang)
    except OSError as error:
        known = from_system(error, places.DATA)
        if known is None:
            raise
        return told(known, asked.lang)
    except KeyboardInterrupt:
        return 130
    return 0


def told(trouble: Trouble, lang: str) -> int:
    print(f"\n{trouble.said(lang)}", file=sys.stderr)
    return 1
