"""The count of a paper box: entered twice by two people, and nothing is accepted that does not add up."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congtam.ballots.choices import Question
from congtam.ballots.tally import Sums

# Defaults by the practice of election rules; each vote names those that hold for it.
INVALID_REASONS = {
    "not_issued": "Không do ban kiểm phiếu phát ra",
    "too_many_picks": "Đánh dấu quá số được chọn",
    "extra_names": "Ghi thêm tên ngoài danh sách",
    "signed_or_marked": "Có ký tên hoặc đánh dấu riêng",
}


@dataclass(frozen=True)
class PaperFigures:
    """`lines[i]` as in Sums: blank first, where a line with no tick or two ticks counts as blank."""

    issued: int
    returned: int
    valid: int
    invalid: Mapping[str, int]
    lines: tuple[tuple[int, ...], ...]

    def sums(self) -> Sums:
        return Sums(self.valid, self.lines)


def faults(figures: PaperFigures, question: Question, *, signed: int, reasons: Collection[str]) -> list[str]:
    """Every sum that does not hold, as a sentence. `signed` people signed for a paper ballot."""
    return [*faults_of_totals(figures, signed, reasons), *faults_of_lines(figures, question)]


def faults_of_totals(figures: PaperFigures, signed: int, reasons: Collection[str]) -> Iterator[str]:
    invalid = sum(figures.invalid.values())
    if min(figures.issued, figures.returned, figures.valid, *figures.invalid.values(), 0) < 0:
        yield _("Có số nhỏ hơn 0. Kiểm tra lại các số đã nhập.")
    if figures.issued != signed:
        said = _("Phát ra %(issued)d phiếu, danh sách có %(signed)d người ký nhận. Hai số phải bằng nhau.")
        yield said % {"issued": figures.issued, "signed": signed}
    if figures.returned > figures.issued:
        said = _("Thu về %(returned)d phiếu, nhiều hơn số phát ra (%(issued)d). Đếm lại.")
        yield said % {"returned": figures.returned, "issued": figures.issued}
    if figures.valid + invalid != figures.returned:
        said = _("Hợp lệ %(valid)d + không hợp lệ %(invalid)d khác số thu về (%(returned)d). Đếm lại.")
        yield said % {"valid": figures.valid, "invalid": invalid, "returned": figures.returned}
    unknown = sorted(figures.invalid.keys() - set(reasons))
    if unknown:
        said = _("Lý do không hợp lệ không có trong cuộc bỏ phiếu này: %(reasons)s.")
        yield said % {"reasons": ", ".join(unknown)}


def faults_of_lines(figures: PaperFigures, question: Question) -> Iterator[str]:
    if len(figures.lines) != len(question.lines):
        said = _("Đã nhập %(entered)d dòng, phiếu có %(lines)d dòng. Nhập đủ từng dòng.")
        yield said % {"entered": len(figures.lines), "lines": len(question.lines)}
        return
    for place, (counts, line) in enumerate(zip(figures.lines, question.lines, strict=True), 1):
        if len(counts) != question.choices + 1 or min(counts) < 0:
            yield _("Dòng %(place)d: thiếu số của một mức, hoặc có số nhỏ hơn 0.") % {"place": place}
        elif sum(counts) != figures.valid:
            said = _("Dòng %(place)d: các mức cộng để trống là %(sum)d, số phiếu hợp lệ là %(valid)d.")
            yield said % {"place": place, "sum": sum(counts), "valid": figures.valid}
        elif any(votes for choice, votes in enumerate(counts) if choice and choice not in line.allowed):
            yield _("Dòng %(place)d: có phiếu cho mức không in trên phiếu của dòng này.") % {"place": place}
    ticks = sum(sum(counts[1:]) for counts in figures.lines)
    if question.at_most is not None and ticks > question.at_most * figures.valid:
        said = _("Tổng số lượt chọn %(ticks)d nhiều hơn %(valid)d phiếu × %(most)d. Đếm lại.")
        yield said % {"ticks": ticks, "valid": figures.valid, "most": question.at_most}


def differences(first: PaperFigures, second: PaperFigures) -> list[str]:
    """Where two entries of the same count disagree; neither is taken for the right one. Of a line the figures
    are not said: they would be a result of paper alone, and one could be copied from the other."""
    names = {"issued": _("Phát ra"), "returned": _("Thu về"), "valid": _("Hợp lệ")}
    apart = [
        _("%(label)s: %(first)d và %(second)d") % {"label": label, "first": a, "second": b}
        for field, label in names.items()
        if (a := getattr(first, field)) != (b := getattr(second, field))
    ]
    keys = sorted({*first.invalid, *second.invalid})
    if [first.invalid.get(key, 0) for key in keys] != [second.invalid.get(key, 0) for key in keys]:
        apart.append(_("Không hợp lệ: hai lần nhập khác nhau theo lý do"))
    lines = enumerate(zip(first.lines, second.lines, strict=False), 1)
    said = _("Dòng %(place)d: hai lần nhập khác nhau")
    return apart + [said % {"place": place} for place, (a, b) in lines if a != b]
