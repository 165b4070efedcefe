"""Points against the row's bounds, its steps, and the option or band that was chosen."""

from __future__ import annotations

from collections.abc import Iterator

from congtam.engine.entries.problems import shortened
from congtam.engine.pack.criteria import Band, BandsLeaf, OptionsLeaf, PointsLeaf
from congtam.engine.pack.quantities import points_text
from congtam.engine.scoring import Place


def points_problems(
    place: Place, card_step: int, points: int, chosen: str | None
) -> Iterator[tuple[str, str]]:
    """(what, remedy) for points of a row that takes points."""
    row = place.row
    least, most, of = _bounds(place, chosen)
    step = (row.step if isinstance(row, PointsLeaf) else None) or card_step
    allowed = f"nhập từ {points_text(least)} đến {points_text(most)}"
    if step > 1:
        allowed = f"{allowed}, theo bước {points_text(step)}"
    if points > most:
        yield f"{points_text(points)} vượt mức tối đa {points_text(most)} của {of}", allowed
    elif points < least:
        yield f"{points_text(points)} thấp hơn mức tối thiểu {points_text(least)} của {of}", allowed
    elif (points - least) % step:
        yield f"{points_text(points)} không đúng bước chấm {points_text(step)} của {of}", allowed
    elif isinstance(row, BandsLeaf) and not any(band.from_ <= points <= band.to for band in row.bands):
        bands = ", ".join(_shown(band) for band in row.bands)
        yield (
            f"{points_text(points)} không nằm trong khung nào của {of}",
            f"nhập điểm trong một khung: {bands}",
        )


def _bounds(place: Place, chosen: str | None) -> tuple[int, int, str]:
    """Least, most, and of what: the chosen option or band where there is one."""
    row, name = place.row, shortened(place.row.text)
    if isinstance(row, PointsLeaf):
        return row.min, row.max, name
    if isinstance(row, OptionsLeaf):
        options = [option for option in row.options if chosen in (None, option.id)] or list(row.options)
        of = f"phương án {chosen} ({name})" if chosen else name
        return min(option.min for option in options), max(option.max for option in options), of
    if isinstance(row, BandsLeaf):
        bands = [band for band in row.bands if chosen in (None, band.id)] or list(row.bands)
        of = f"khung {chosen} ({name})" if chosen else name
        return min(band.from_ for band in bands), max(band.to for band in bands), of
    raise ValueError(f"dòng loại {row.kind} không nhận điểm")


def _shown(band: Band) -> str:
    low, high = points_text(band.from_), points_text(band.to)
    return low if low == high else f"{low}–{high}"
