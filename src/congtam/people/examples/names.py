"""Invented Vietnamese names and dates, drawn by a generator that is given."""

from datetime import date, timedelta
from random import Random

FAMILIES = """
    Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Mai
    Cao Lương Châu Tôn
"""
MIDDLES = {
    "m": "Văn Hữu Đức Công Quang Minh Xuân Đình Thanh Bá Viết Ngọc Trọng Quốc",
    "f": "Thị Ngọc Thị Mỹ Thị Thu Thị Kim Thanh Diệu Thị Hồng Thị Bích",
}
GIVEN = {
    "m": """
        Anh Bảo Bình Cường Chiến Dũng Duy Đạt Đức Hải Hiếu Hòa Hùng Huy Khánh Khoa Kiên Lâm Long
        Lộc Minh Nam Nghĩa Nhân Phong Phúc Phước Quân Quý Sơn Tài Tân Thành Thắng Thịnh Tiến Toàn
        Trí Trung Tuấn Tùng Vinh Vũ
    """,
    "f": """
        An Ánh Châu Chi Diệp Dung Duyên Giang Hà Hạnh Hằng Hiền Hoa Huệ Hương Lan Liên Linh
        Loan Mai My Nga Ngân Nhi Nhung Oanh Phương Quyên Quỳnh Tâm Thảo Thu Thủy Trang Trâm Tuyết
        Uyên Vân Xuân Yến
    """,
}


class Drawer:
    """Draws people one after another; no full name twice."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - examples, not secrets
        self.taken: set[str] = set()
        self.card = 46_100_000

    def name(self, sex: str = "") -> str:
        sex = sex or self.chance.choice("mf")
        while True:
            parts = [self.one_of(FAMILIES), self.one_of(MIDDLES[sex]), self.one_of(GIVEN[sex])]
            if self.chance.random() < 0.12:
                parts.insert(2, self.one_of(GIVEN[sex]))
            name = " ".join(parts)
            if name not in self.taken and parts[-1] not in parts[:-1]:
                self.taken.add(name)
                return name

    def one_of(self, words: str) -> str:
        return self.chance.choice(words.split())

    def day(self, first: date, last: date) -> date:
        return first + timedelta(days=self.chance.randrange((last - first).days + 1))

    def next_card(self) -> str:
        self.card += self.chance.randrange(1, 9)
        return str(self.card)

    def phone(self) -> str:
        """Of a range that no network gives out."""
        return f"0900 {self.chance.randrange(1000):03d} {self.chance.randrange(1000):03d}"
