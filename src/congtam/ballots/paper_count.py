"""The count of a paper box: entered twice by two people, and nothing is accepted that does not add up."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

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
        yield "Có số nhỏ hơn 0. Kiểm tra lại các số đã nhập."
    if figures.issued != signed:
        yield f"Phát ra {figures.issued} phiếu, danh sách có {signed} người ký nhận. Hai số phải bằng nhau."
    if figures.returned > figures.issued:
        yield f"Thu về {figures.returned} phiếu, nhiều hơn số phát ra ({figures.issued}). Đếm lại."
    if figures.valid + invalid != figures.returned:
        yield f"Hợp lệ {figures.valid} + không hợp lệ {invalid} khác số thu về ({figures.returned}). Đếm lại."
    unknown = sorted(figures.invalid.keys() - set(reasons))
    if unknown:
        yield f"Lý do không hợp lệ không có trong cuộc bỏ phiếu này: {', '.join(unknown)}."


def faults_of_lines(figures: PaperFigures, question: Question) -> Iterator[str]:
    if len(figures.lines) != len(question.lines):
        yield f"Đã nhập {len(figures.lines)} dòng, phiếu có {len(question.lines)} dòng. Nhập đủ từng dòng."
        return
    for place, (counts, line) in enumerate(zip(figures.lines, question.lines, strict=True), 1):
        if len(counts) != question.choices + 1 or min(counts) < 0:
            yield f"Dòng {place}: thiếu số của một mức, hoặc có số nhỏ hơn 0."
        elif sum(counts) != figures.valid:
            yield f"Dòng {place}: các mức cộng để trống là {sum(counts)}, số phiếu hợp lệ là {figures.valid}."
        elif any(votes for choice, votes in enumerate(counts) if choice and choice not in line.allowed):
            yield f"Dòng {place}: có phiếu cho mức không in trên phiếu của dòng này."
    ticks = sum(sum(counts[1:]) for counts in figures.lines)
    if question.at_most is not None and ticks > question.at_most * figures.valid:
        yield f"Tổng số lượt chọn {ticks} nhiều hơn {figures.valid} phiếu × {question.at_most}. Đếm lại."


def differences(first: PaperFigures, second: PaperFigures) -> list[str]:
    """Where two entries of the same count disagree; neither is taken for the right one. Of a line the figures
    are not said: they would be a result of paper alone, and one could be copied from the other."""
    names = {"issued": "Phát ra", "returned": "Thu về", "valid": "Hợp lệ"}
    apart = [
        f"{label}: {a} và {b}"
        for field, label in names.items()
        if (a := getattr(first, field)) != (b := getattr(second, field))
    ]
    keys = sorted({*first.invalid, *second.invalid})
    if [first.invalid.get(key, 0) for key in keys] != [second.invalid.get(key, 0) for key in keys]:
        apart.append("Không hợp lệ: hai lần nhập khác nhau theo lý do")
    lines = enumerate(zip(first.lines, second.lines, strict=False), 1)
    return apart + [f"Dòng {place}: hai lần nhập khác nhau" for place, (a, b) in lines if a != b]
