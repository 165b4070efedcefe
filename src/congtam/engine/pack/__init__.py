"""The pack model: what a regulation looks like as data."""

from congtam.engine.pack.pack import Amendment, Fill, Pack

__all__ = ["Amendment", "Fill", "Pack"]
