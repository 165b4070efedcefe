"""The committee of one evening at its pages: who is signed in, what they press, what they read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from congtam.campaigns.models import Campaign, Polling
from congtam.campaigns.phases import Phase
from tests.campaigns.votes import grow_cell, polling
from tests.campaigns.ward import opened, settle
from tests.cast import Cast, assemble
from tests.web.voting.voter import Form

CODE = re.compile(r'class="secret">([0-9A-Z-]+)<')
WORDS = re.compile(r'class="key-words">(.*?)</ol>', re.DOTALL)
WORD = re.compile(r"<li>([^<]+)</li>")


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).strip()


def set_out(voters: int = 6) -> tuple[Cast, Campaign]:
    """A ward in its meetings, with so many more members in cell 1."""
    cast = assemble()
    settle(cast)
    grow_cell(cast, voters)
    campaign = opened(cast)
    campaign.phase = Phase.MEETING
    campaign.save()
    return cast, campaign


@dataclass
class Table:
    """A vote in cell 1: Bình chairs, An heads the counting committee, Giang is on it."""

    cast: Cast
    campaign: Campaign
    polling: Polling
    codes: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    clients: dict[str, Client] = field(default_factory=dict)
    page: str = ""

    @classmethod
    def laid(cls, voters: int = 6, **other: str) -> Table:
        cast, campaign = set_out(voters)
        return cls(cast, campaign, polling(campaign, cast, **other))

    @property
    def home(self) -> str:
        return f"/lam-viec/bo-phieu/{self.polling.poll_id}/"

    def client(self, who: str) -> Client:
        if who not in self.clients:
            self.clients[who] = Client()
            backend = "django.contrib.auth.backends.ModelBackend"
            self.clients[who].force_login(self.cast.accounts[who], backend=backend)
        return self.clients[who]

    def get(self, page: str = "", who: str = "binh") -> str:
        return self.kept(self.client(who).get(f"{self.home}{page}", follow=True))

    def post(self, page: str, who: str = "binh", **sent: Any) -> str:
        return self.kept(self.client(who).post(f"{self.home}{page}", sent, follow=True))

    def kept(self, response: Any) -> str:
        content = b"".join(response.streaming_content) if response.streaming else response.content
        assert response.status_code == 200, response.status_code
        self.page = content.decode()
        return text_of(self.page)

    @property
    def people(self) -> list[int]:
        return sorted(self.polling.poll.roll.values_list("person", flat=True))

    def print_all(self, number: int) -> None:
        """Slips and key papers as they come out of the printer, the key tried."""
        self.post("phieu-ma/", number=number)
        self.codes = CODE.findall(self.page)
        self.post("to-khoa/")
        self.words = [" ".join(WORD.findall(paper)) for paper in WORDS.findall(self.page)]
        self.post("mo-thu/", paper1=self.words[0], paper2=self.words[2])

    def hand_out(self, by_paper: int = 0) -> None:
        """All are there; the last so many take a paper ballot, the others a slip."""
        self.post("co-mat/", all="1")
        by_slip = len(self.people) - by_paper
        if by_slip:
            self.print_all(by_slip + 2)
        for place, person in enumerate(self.people):
            taken: dict[str, Any] = {"slip" if place < by_slip else "paper": person}
            self.post("ky-nhan/", **taken)
        if by_slip:
            self.post("huy-phieu/", codes="\n".join(self.codes[by_slip:]))
            del self.codes[by_slip:]

    def open(self, by_paper: int = 0) -> str:
        self.hand_out(by_paper)
        heard = {f"heard{number}": "on" for number in range(4)}
        return self.post("mo/", **heard)

    def cast_ballot(self, code: str, under: str = "", **ticks: str) -> str:
        """At a tablet that holds no session."""
        tablet, address = Client(enforce_csrf_checks=True), f"/phieu/{self.polling.poll.address}/{under}"
        ballot = Form(tablet.post(address, {"code": code}).content.decode())
        check = Form(tablet.post(ballot.action, {**ballot.sends, **ticks}).content.decode())
        return tablet.post(check.action, check.sends).content.decode()

    def cast_all(self, **ticks: str) -> None:
        for code in self.codes:
            assert "Đã bỏ phiếu" in self.cast_ballot(code, **ticks)

    def enter_papers(self, who: str, number: int, *lines: tuple[int, ...], bad: int = 0) -> str:
        sent: dict[str, Any] = {"issued": number, "returned": number, "valid": number - bad}
        sent |= {f"bad_{key}": 0 for key in ("not_issued", "too_many_picks", "extra_names")}
        sent["bad_signed_or_marked"] = bad
        for place, line in enumerate(lines):
            sent |= {f"l{place}_{choice}": votes for choice, votes in enumerate(line)}
        return self.post("phieu-giay/", who, **sent)

    def count(self, who: str = "an") -> str:
        sent = {"paper1": self.words[1], "paper2": self.words[2]} if self.words else {}
        return self.post("kiem-phieu/", who, **sent)

    def fresh(self) -> Polling:
        return Polling.objects.select_related("poll").get(pk=self.polling.pk)
