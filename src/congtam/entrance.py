"""How the command of this folder is typed at this machine, wherever the product tells somebody to type it."""

import os

TYPED = "python congtam" if os.name == "nt" else "./congtam"
