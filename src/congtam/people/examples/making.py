"""`congtam demo`: the example organisations in an empty database, and sign-in cards for the cast."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from congtam.journal.actions import record
from congtam.journal.actors import PROGRAM
from congtam.people.actions.accounts import grant_role, make_access_code, open_account
from congtam.people.actions.persons import register_person
from congtam.people.codes import in_groups
from congtam.people.examples.huong_xuan import HuongXuan
from congtam.people.examples.large import make_large
from congtam.people.models import Account, Grant, Organisation, Person
from congtam.people.refusals import Refusal

WARD, TOWN, LARGE = "huong-xuan", "huong-tra", "phuong-lon"


@dataclass(frozen=True)
class SignInCard:
    who: str
    username: str
    code: str


@transaction.atomic
def make_examples(*, day: date, large: bool) -> list[SignInCard]:
    """Only where there is nothing yet: an example never mixes with an office's own data."""
    if Organisation.objects.exists():
        raise Refusal(
            "Cơ sở dữ liệu đã có dữ liệu. Dữ liệu mẫu chỉ nạp vào nơi còn trống: đặt CONGTAM_DATA khác."
        )
    town = Organisation.objects.create(code=TOWN, name="Đảng bộ thị xã Hương Trà", level="above")
    ward = Organisation.objects.create(code=WARD, name="Đảng bộ phường Hương Xuân", superior=town)
    persons = HuongXuan(ward, day=day).make()
    persons["hanh"] = register_person(organisation=town.pk, full_name="Đỗ Mỹ Hạnh", by=PROGRAM)
    cards = [card(key, person) for key, person in persons.items()]
    cards.append(card("khoa", None, organisation=ward.pk))
    give_roles(day.year)
    record(organisation=ward.pk, by=PROGRAM, deed="example.make", details={"day": day.isoformat()})
    if large:
        cards.append(large_example(town, day))
    return sorted(cards, key=lambda made: list(SAYS).index(made.username))


SAYS = {
    "an": "Nguyễn Văn An, đảng viên Chi bộ Thanh Lương 4",
    "binh": "Trần Thị Bình, bí thư Chi bộ Thanh Lương 4",
    "cuc": "Lê Thị Cúc, bí thư Chi bộ Thượng Thôn",
    "dung": "Phạm Quang Dũng, Văn phòng Đảng ủy",
    "giang": "Hoàng Trường Giang, Ban Thường vụ Đảng ủy",
    "hanh": "Đỗ Mỹ Hạnh, cấp trên",
    "khoa": "Vũ Đăng Khoa, quản trị hệ thống",
    "vanphong-lon": "Văn phòng của phường lớn (100 đơn vị, 3.000 đảng viên)",
}


def card(key: str, person: Person | None, *, organisation: int = 0) -> SignInCard:
    account = open_account(
        organisation=person.organisation_id if person else organisation,
        person=person,
        display_name="Vũ Đăng Khoa" if person is None else "",
        username=key,
        by=PROGRAM,
    )
    return SignInCard(SAYS[key], account.username, in_groups(make_access_code(account=account, by=PROGRAM)))


def give_roles(year: int) -> None:
    for key, role in (
        ("dung", Grant.Role.OFFICE),
        ("hanh", Grant.Role.SUPERIOR),
        ("khoa", Grant.Role.ADMINISTRATOR),
    ):
        grant_to(key, role, year)


def grant_to(key: str, role: str, year: int) -> None:
    account = Account.objects.get(username=key)
    grant_role(account=account, role=role, since=date(year - 3, 1, 1), by=PROGRAM)


def large_example(town: Organisation, day: date) -> SignInCard:
    organisation = Organisation.objects.create(code=LARGE, name="Đảng bộ phường Lớn", superior=town)
    made = card("vanphong-lon", make_large(organisation, day=day))
    grant_to("vanphong-lon", Grant.Role.OFFICE, day.year)
    return made
