"""The page of backups: made as a piece of long work, taken home by the office alone."""

from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from congtam.backup import making
from congtam.backup.faults import BackupFault
from congtam.backup.kept import folder_of_kept
from congtam.entrance import TRUSTED
from congtam.jobs.models import Job
from congtam.journal.models import Entry
from congtam.people.models import Organisation
from congtam.serving import authority
from tests.cast import Cast
from tests.web.polls.table import text_of

HOME = "/lam-viec/he-thong/sao-luu/"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.DATA_FOLDER, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"


def at(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")
    return client


def made(cast: Cast, who: str = "khoa") -> str:
    return text_of(at(cast, who).post(f"{HOME}lam/", follow=True).content.decode())


def test_made_by_whoever_runs_the_machine_and_taken_by_the_office(cast: Cast) -> None:
    assert "Chưa có bản sao lưu nào" in text_of(at(cast, "khoa").get(HOME).content.decode())
    shown = made(cast)
    (file,) = folder_of_kept().iterdir()
    assert f"Đã làm bản sao lưu {file.name}" in shown
    assert "chỉ văn phòng tải về được" in shown
    assert "Tải về" not in shown
    assert at(cast, "khoa").get(f"{HOME}{file.name}").status_code == 403
    office = at(cast, "dung")
    assert "Tải về" in text_of(office.get(HOME).content.decode())
    taken = office.get(f"{HOME}{file.name}")
    assert b"".join(taken.streaming_content) == file.read_bytes()  # type: ignore[attr-defined]
    assert taken["Cache-Control"] == "no-store"
    deeds = Entry.objects.filter(deed__startswith="backup").order_by("number")
    assert [(entry.deed, entry.actor_name) for entry in deeds] == [
        ("backup.make", cast.accounts["khoa"].display_name),
        ("backup.take", cast.accounts["dung"].display_name),
    ]


def test_the_page_of_the_machine_tells_the_fingerprint_to_compare(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    files = authority.Files(tmp_path / TRUSTED.parent)
    authority.bring_up(files, ["congtam.local"], timezone.now())
    settings.TLS, settings.DATA_FOLDER = True, tmp_path
    page = at(cast, "khoa").get("/lam-viec/he-thong/").content.decode()
    assert authority.fingerprint(files) in page


def test_only_what_is_a_backup_is_taken(cast: Cast) -> None:
    folder_of_kept().mkdir()
    (folder_of_kept() / "list.zip").touch()
    for name in ("list.zip", "..%2Fsecret.key", "congtam-20180101-000000.backup.zip"):
        assert at(cast, "dung").get(f"{HOME}{name}").status_code == 404


def test_the_data_of_a_neighbour_do_not_leave_in_the_same_file(cast: Cast) -> None:
    made(cast)
    (file,) = folder_of_kept().iterdir()
    Organisation.objects.create(code="hoa-an", name="Đảng bộ xã Hòa An", superior=cast.town)
    shown = text_of(at(cast, "dung").get(HOME).content.decode())
    assert "chỉ lấy được tại máy chủ" in shown
    assert "Tải về" not in shown
    assert at(cast, "dung").get(f"{HOME}{file.name}").status_code == 404


def test_a_full_disk_is_said_on_the_page_of_the_work(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_target: Path) -> None:
        raise BackupFault("full", free=3, needed=90)

    monkeypatch.setattr(making, "refuse_full", full)
    shown = made(cast)
    assert "còn 3 MB, cần khoảng 90 MB" in shown
    assert "ổ đĩa khác" in shown
    assert Job.objects.get().state == Job.State.REFUSED


def test_the_page_asks_no_more_for_many_backups_than_for_one(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    made(cast)
    (file,) = folder_of_kept().iterdir()
    client = at(cast, "dung")
    client.get(HOME)
    with django_assert_max_num_queries(40) as few:  # type: ignore[operator]
        client.get(HOME)
    for number in range(10, 40):
        (folder_of_kept() / f"congtam-202001{number}-000000.backup.zip").write_bytes(file.read_bytes())
    with django_assert_max_num_queries(len(few.captured_queries)):  # type: ignore[operator]
        page = client.get(HOME)
    assert text_of(page.content.decode()).count("Tải về") == 20
