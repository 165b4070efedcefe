"""From a word to its deed: the data folder, then Django, then the deed; or the trouble in its sentence."""

from __future__ import annotations

import argparse
import importlib
import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from congtam.config import places
from congtam.serving import folder
from congtam.serving.sentences import WORDS
from congtam.serving.trouble import Trouble, from_database, from_system

DEEDS = "congtam.serving.deeds"
"""Found by name, since its tables can only be imported when Django has its settings."""


RESTORE = "restore"


def start(asked: argparse.Namespace) -> int:
    try:
        folder.make_ready(places.DATA)
        if asked.word != RESTORE:
            folder.refuse_half_restored(places.DATA)
        if getattr(asked, "tls", False):
            os.environ["CONGTAM_TLS"] = "1"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congtam.config.settings")
        django.setup()
        importlib.import_module(DEEDS).BY_WORD[asked.word](asked, WORDS.speaking(asked.lang))
    except KeyboardInterrupt:
        return 130
    except (Trouble, OSError, DatabaseError, ImproperlyConfigured) as error:
        trouble = as_trouble(error)
        if trouble is None:
            raise
        print(f"\n{trouble.said(asked.lang)}", file=sys.stderr)
        return 1
    return 0


def as_trouble(error: Exception) -> Trouble | None:
    match error:
        case Trouble():
            return error
        case OSError():
            return from_system(error, places.DATA)
        case DatabaseError():
            return from_database(error, places.DATA)
        case _:
            return Trouble("badly_set", said=error)
