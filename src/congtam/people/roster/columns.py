"""The columns a roster can have, and how offices name them."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from congtam.people.names import plain


class Holds(StrEnum):
    """What a sheet is about."""

    MEMBERS = "members"
    UNITS = "units"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Column:
    key: str
    label: str | Promise
    headings: tuple[str, ...]
    """How offices name it, in small letters without marks; a heading that begins so counts too."""
    needed: bool = False
    several: bool = False
    """Whether two columns may fill it, the first that holds something winning: years of birth by sex."""


MEMBERS: tuple[Column, ...] = (
    Column(
        "full_name",
        _("Họ và tên"),
        ("ho va ten", "ho ten", "ten dang vien", "ho, ten", "ho va ten dang vien"),
    ),
    Column(
        "family_name",
        _("Họ và đệm"),
        ("ho va dem", "ho dem", "ho va ten dem", "ho, dem", "ho va chu dem", "ho"),
    ),
    Column("given_name", _("Tên"), ("ten",)),
    Column(
        "born_on",
        _("Ngày sinh"),
        (
            "ngay sinh",
            "ngay thang nam sinh",
            "nam sinh",
            "ngay, thang, nam sinh",
            "ngay thang sinh",
            "sinh ngay",
        ),
        several=True,
    ),
    Column(
        "card_number",
        _("Số thẻ đảng viên"),
        ("so the dang vien", "so the dang", "so the", "the dang", "sttdv"),
    ),
    Column(
        "admitted_on",
        _("Ngày kết nạp Đảng"),
        ("ngay ket nap", "ket nap", "ngay vao dang", "vao dang", "ngay vao", "du bi", "ngay du bi"),
    ),
    Column("official_on", _("Ngày chính thức"), ("ngay chinh thuc", "chinh thuc", "ngay cong nhan")),
    Column(
        "cell", _("Chi bộ"), ("chi bo", "noi sinh hoat", "don vi sinh hoat", "sinh hoat tai", "to chuc dang")
    ),
    Column(
        "standing", _("Tư cách"), ("tu cach", "loai dang vien", "dang vien chinh thuc/du bi", "tinh trang")
    ),
    Column(
        "party_post", _("Chức vụ Đảng"), ("chuc vu dang", "chuc vu trong dang", "chuc vu cap uy", "cap uy")
    ),
    Column("employment", _("Việc làm"), ("viec lam", "doi tuong", "nghe nghiep", "thanh phan", "cong viec")),
    Column("phone", _("Điện thoại"), ("dien thoai", "so dien thoai", "sdt", "di dong")),
)

UNITS: tuple[Column, ...] = (
    Column("name", _("Tên đơn vị"), ("ten don vi", "ten to chuc", "don vi", "ten"), needed=True),
    Column("kind", _("Loại đơn vị"), ("loai don vi", "loai"), needed=True),
    Column("variety", _("Loại hình"), ("loai hinh",)),
    Column("parent", _("Trực thuộc"), ("truc thuoc", "don vi cap tren", "cap tren")),
    Column("beside", _("Gắn với chi bộ"), ("gan voi chi bo", "cung chi bo")),
    Column("short_name", _("Tên gọn"), ("ten gon", "ten tat")),
    Column("since", _("Thành lập từ ngày"), ("thanh lap", "ngay thanh lap", "tu ngay")),
)

COLUMNS = {Holds.MEMBERS: MEMBERS, Holds.UNITS: UNITS, Holds.NOTHING: ()}


def column(holds: Holds, key: str) -> Column | None:
    return next((column for column in COLUMNS[holds] if column.key == key), None)


def match(heading: str, holds: Holds) -> tuple[int, str]:
    """How well a heading fits its best column (0: not at all), and that column's key."""
    words = " ".join(plain(heading).replace("(", " ").replace(")", " ").replace(":", " ").split())
    best = (0, "")
    for known in COLUMNS[holds]:
        for name in known.headings:
            strength = strength_of(words, name)
            if strength > best[0]:
                best = (strength, known.key)
    return best


def strength_of(words: str, name: str) -> int:
    """Equal beats a beginning, a beginning beats a part; among those the longer name."""
    if words == name:
        return 100 + len(name)
    if words.startswith(f"{name} "):
        return 50 + len(name)
    if len(name) > 3 and f" {name} " in f" {words} ":
        return len(name)
    return 0
