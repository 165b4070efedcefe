"""The ward of the plan of 2018: its sixteen cells and its bodies by name, its 420 members invented."""

from datetime import date

from congtam.people.examples.builder import Builder
from congtam.people.models import Employment, Membership, Organisation, Person, Unit

Kind, Standing, Job = Unit.Kind, Membership.Standing, Employment.Kind

NEIGHBOURHOODS = {
    "Thanh Lương 2": 32,
    "Thanh Lương 3": 31,
    "Thanh Lương 4": 36,
    "Thanh Khê": 31,
    "Thanh Tiên": 34,
    "Thượng Thôn": 37,
    "Trung Thôn": 33,
    "Liễu Nam": 31,
    "Xuân Tháp": 29,
}
OTHERS = {
    "Trường Mầm Non": ("school", 18),
    "Trường Tiểu học số 1": ("school", 22),
    "Trường Tiểu học số 2": ("school", 20),
    "Trường THCS Nguyễn Khánh Toàn": ("school", 28),
    "Trạm Y tế": ("health_station", 9),
    "Quân sự": ("military", 14),
    "Công an": ("police", 15),
}
BRANCHES = (
    ("front_branch", "", "Ban Công tác Mặt trận", "front"),
    ("mass_branch", "farmers", "Chi hội Nông dân", "farmers"),
    ("mass_branch", "women", "Chi hội Phụ nữ", "women"),
    ("mass_branch", "veterans", "Chi hội Cựu chiến binh", "veterans"),
    ("youth_branch", "youth", "Chi đoàn", "youth"),
)
NAMES = {
    "an": "Nguyễn Văn An",
    "binh": "Trần Thị Bình",
    "cuc": "Lê Thị Cúc",
    "dung": "Phạm Quang Dũng",
    "giang": "Hoàng Trường Giang",
}


class HuongXuan:
    """As it is on a day; the year that is rated is that day's, and terms began three years before."""

    def __init__(self, organisation: Organisation, *, day: date) -> None:
        self.year, self.term = day.year, date(day.year - 3, 6, 1)
        self.build = Builder(organisation, founded=date(2004, 1, 1), seed=20181124, day=day)
        self.members: dict[str, list[Person]] = {}
        self.cast: dict[str, Person] = {}

    def make(self) -> dict[str, Person]:
        self.bodies()
        self.cells()
        self.people()
        self.committee()
        self.authorities()
        self.registers()
        self.build.write()
        return self.cast

    def bodies(self) -> None:
        unit = self.build.unit
        unit("ward", Kind.BASE_ORGANISATION, "Đảng bộ phường Hương Xuân")
        unit("executive", Kind.EXECUTIVE_COMMITTEE, "Ban Chấp hành Đảng bộ phường", "ward")
        unit("standing", Kind.STANDING_COMMITTEE, "Ban Thường vụ Đảng ủy", "executive")
        unit("inspection", Kind.INSPECTION_COMMITTEE, "Ủy ban Kiểm tra Đảng ủy", "ward")
        unit("office", Kind.PARTY_OFFICE, "Văn phòng Đảng ủy", "ward")
        unit("council", Kind.COUNCIL_STANDING, "Thường trực Hội đồng nhân dân phường", "ward")
        unit("legal", Kind.COUNCIL_BOARD, "Ban Pháp chế Hội đồng nhân dân phường", "council")
        unit("economy", Kind.COUNCIL_BOARD, "Ban Kinh tế - Xã hội Hội đồng nhân dân phường", "council")
        unit("government", Kind.PEOPLES_COMMITTEE, "Ủy ban nhân dân phường", "ward")
        unit("front", Kind.FRONT_STANDING, "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường", "ward")
        for key, name in (
            ("farmers", "Ban Chấp hành Hội Nông dân phường"),
            ("women", "Ban Chấp hành Hội Liên hiệp Phụ nữ phường"),
            ("veterans", "Ban Chấp hành Hội Cựu chiến binh phường"),
            ("youth", "Ban Chấp hành Đoàn TNCS Hồ Chí Minh phường"),
        ):
            unit(key, Kind.MASS_COMMITTEE, name, "ward", variety=key)

    def cells(self) -> None:
        unit = self.build.unit
        for name in NEIGHBOURHOODS:
            unit(name, Kind.CELL, f"Chi bộ {name}", "ward", variety="neighbourhood", short_name=name)
            place = f"tổ dân phố {name}"
            unit(f"group {name}", Kind.NEIGHBOURHOOD, f"Tổ dân phố {name}", "government", beside=name)
            for kind, variety, title, above in BRANCHES:
                unit(f"{above} {name}", kind, f"{title} {place}", above, variety=variety, beside=name)
        for name, (variety, _) in OTHERS.items():
            unit(name, Kind.CELL, f"Chi bộ {name}", "ward", variety=variety, short_name=name)
            unit(f"agency {name}", Kind.AGENCY, agency_name(name), "government", variety=variety, beside=name)

    def people(self) -> None:
        sizes = {**NEIGHBOURHOODS, **{name: size for name, (_, size) in OTHERS.items()}}
        wanted = {"Thanh Lương 4": ["binh", "an"], "Thượng Thôn": ["cuc"], "Trung Thôn": ["giang", "dung"]}
        for cell, size in sizes.items():
            named = wanted.get(cell, [])
            self.members[cell] = [
                self.member(cell, number, size, named[number] if number < len(named) else "")
                for number in range(size)
            ]

    def member(self, cell: str, number: int, size: int, key: str) -> Person:
        working = cell in OTHERS
        young = number >= size - (2 if not working else 1)
        born = (1994, 2000) if young else (1968, 1990) if working or number < 6 else (1938, 1975)
        admitted = None if young else (1965, self.year - 4)
        person = self.build.person(NAMES.get(key, ""), born=born, admitted=admitted)
        if key:
            self.cast[key] = person
        exempt = not working and not key and number >= 6 and person.born_on and person.born_on.year < 1942
        standing = Standing.PROBATIONARY if young else Standing.EXEMPT if exempt else Standing.OFFICIAL
        self.build.member(person, cell, standing)
        self.build.job(person, self.job_of(cell, person, number))
        return person

    def job_of(self, cell: str, person: Person, number: int) -> str:
        if cell in OTHERS:
            armed = OTHERS[cell][0] in {"military", "police"}
            return Job.ARMED_FORCES if armed else Job.PUBLIC_EMPLOYEE
        if person.born_on and person.born_on.year < self.year - 60:
            return Job.RETIRED
        if number < 6:
            return Job.CIVIL_SERVANT
        return self.build.draw.chance.choice([Job.BUSINESS, Job.STATE_PAID, Job.PUBLIC_EMPLOYEE, Job.OTHER])

    def committee(self) -> None:
        """Committees of cells with more than nine members; fifteen in the ward's, five in its standing one."""
        post = self.build.post
        for cell, members in self.members.items():
            post(members[0], cell, "secretary", self.term, is_main=cell in OTHERS)
            post(members[2], cell, "deputy_secretary", self.term)
            if len(members) > 9:
                post(members[3], cell, "committee_member", self.term)
        leaders = [self.members[cell][4] for cell in NEIGHBOURHOODS] + [
            self.members[cell][1] for cell in list(OTHERS)[:5]
        ]
        giang = self.cast["giang"]
        for person in (giang, *leaders):
            post(person, "executive", "committee_member", self.term)
        post(leaders[0], "standing", "secretary", self.term, wording="Bí thư Đảng ủy", managed_at="above")
        post(giang, "standing", "deputy_secretary", self.term, wording="Phó Bí thư Thường trực", is_main=True)
        for person in leaders[1:4]:
            post(person, "standing", "standing_member", self.term)
        post(leaders[1], "inspection", "head", self.term, wording="Chủ nhiệm Ủy ban Kiểm tra")
        post(
            self.cast["dung"],
            "office",
            "staff",
            self.term,
            wording="Công chức Văn phòng - Thống kê",
            is_main=True,
        )
        self.leaders = leaders

    def authorities(self) -> None:
        post, leaders = self.build.post, self.leaders
        post(leaders[0], "government", "chair", self.term, is_main=True, managed_at="above")
        post(leaders[4], "government", "deputy_chair", self.term, is_main=True)
        post(leaders[5], "council", "chair", self.term, managed_at="above")
        post(leaders[6], "council", "deputy_chair", self.term, is_main=True)
        post(leaders[7], "legal", "head", self.term)
        post(leaders[8], "economy", "head", self.term)
        post(leaders[2], "front", "chair", self.term, is_main=True)
        for key, person in zip(("farmers", "women", "veterans", "youth"), leaders[9:13], strict=True):
            post(person, key, "secretary" if key == "youth" else "chair", self.term, is_main=True)
        for name, members in self.members.items():
            if name in NEIGHBOURHOODS:
                post(members[5], f"group {name}", "head", self.term, wording="Tổ trưởng tổ dân phố")
                for offset, (_, _, _, above) in enumerate(BRANCHES, start=6):
                    title = "secretary" if above == "youth" else "head"
                    post(members[offset], f"{above} {name}", title, self.term)
            else:
                post(members[0], f"agency {name}", "head", self.term)
                post(members[2], f"agency {name}", "deputy_head", self.term)

    def registers(self) -> None:
        """A few of each, inside the year that is rated."""
        year, build = self.year, self.build
        build.leave(self.members["Thanh Khê"][12], "sick", date(year, 2, 12), date(year, 6, 20))
        build.leave(self.members["Liễu Nam"][14], "sick", date(year, 9, 3), None)
        build.leave(self.members["Trường Mầm Non"][8], "maternity", date(year, 3, 1), date(year, 9, 1))
        build.leave(self.members["Xuân Tháp"][13], "elsewhere", date(year, 4, 1), None)
        build.leave(self.members["Trường THCS Nguyễn Khánh Toàn"][9], "study", date(year, 9, 5), None)
        build.discipline(self.members["Trung Thôn"][15], "reprimand", "07-QĐ/UBKT", date(year, 5, 16))
        build.discipline(self.members["Thanh Tiên"][17], "warning", "11-QĐ/ĐU", date(year, 8, 22))
        results = (
            ["Hoàn thành tốt nhiệm vụ"] * 7 + ["Hoàn thành xuất sắc nhiệm vụ"] * 2 + ["Hoàn thành nhiệm vụ"]
        )
        for name in OTHERS:
            for person in self.members[name][:-1]:
                build.rating(person, year - 1, build.draw.chance.choice(results))


def agency_name(cell: str) -> str:
    return {
        "Quân sự": "Ban Chỉ huy Quân sự phường",
        "Công an": "Công an phường",
        "Trạm Y tế": "Trạm Y tế phường",
    }.get(cell, cell)
