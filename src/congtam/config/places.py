"""Where an installation keeps its own things: one data folder, and what set-up brought beside the program."""

import os
import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("CONGTAM_DATA") or ROOT / "data").resolve()
ASSETS = Path(os.environ.get("CONGTAM_ASSETS") or ROOT / "build" / "assets").resolve()
LOCALE = ROOT / "locale"


def secret_key() -> str:
    """Made at the first start and kept in the data folder, readable by its owner alone."""
    place = DATA / "secret.key"
    if not place.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        own = DATA / f"secret.{secrets.token_hex(8)}"
        own.touch(mode=0o600)
        own.write_text(secrets.token_urlsafe(64), encoding="ascii")
        try:  # workers start together: the first to come gives all of them its key
            place.hardlink_to(own)
        except FileExistsError:
            pass
        except OSError:  # a disk that knows no second name
            own.replace(place)
        own.unlink(missing_ok=True)
    return place.read_text(encoding="ascii")
