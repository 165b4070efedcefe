"""What a worker of the server runs. Ctrl-C is for the process that started it, which then stops its workers:
one that is told twice would wait for ever."""

import sys

if sys.platform != "win32":
    import os

    os.setpgrp()

from congtam.config.wsgi import application

__all__ = ["application"]
