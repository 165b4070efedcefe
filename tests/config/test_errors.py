"""Faults of the program: a number on the page and in a file, and nobody's contents in that file."""

import logging
import logging.config
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from congtam.config import errors
from congtam.config.urls import handler500
from congtam.config.urls import urlpatterns as real

SECRET = "0123-tên-của-một-người"  # noqa: S105 - what somebody typed


def breaks(request: HttpRequest) -> HttpResponse:
    try:
        return HttpResponse(int(request.POST["name"]))
    except ValueError as error:
        raise RuntimeError(f"not saved: {SECRET}") from error


urlpatterns = [
    path("lam-viec/hong/", breaks, name="breaking"),
    path("phieu/hong/", breaks, name="breaking_ballot"),
    *real,
]
__all__ = ["handler500", "urlpatterns"]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """The settings' own way, into another file."""
    written = tmp_path / "log" / "errors.log"
    handlers = {**errors.LOGGING["handlers"]["errors"], "file": written}
    root = logging.getLogger()
    before = root.handlers[:], root.level
    logging.config.dictConfig({**errors.LOGGING, "handlers": {"errors": handlers}})
    yield written
    django = logging.getLogger("django")
    django.handlers, django.propagate = [], True
    root.handlers, root.level = before


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_the_number_on_the_page_stands_in_the_file(file: Path) -> None:
    response = Client(raise_request_exception=False).post(f"/lam-viec/hong/?q={SECRET}", {"name": SECRET})
    assert response.status_code == 500
    said = response.content.decode()
    written = file.read_text(encoding="utf-8")
    number = written.split()[2]
    assert len(number) == 9
    assert f"mã lỗi <b>{number}</b>" in said
    assert "POST breaking" in written
    assert "test_errors.py" in written
    assert "builtins.ValueError" in written
    assert "builtins.RuntimeError" in written
    assert SECRET not in written
    assert SECRET not in said


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_of_a_ballot_page_nothing_is_written(file: Path) -> None:
    response = Client(raise_request_exception=False).post("/phieu/hong/", {"name": SECRET})
    assert response.status_code == 500
    assert "giờ hiện trên đồng hồ" in response.content.decode()
    assert not file.exists()


def test_others_say_no_contents_either(file: Path) -> None:
    logging.getLogger("some.library").error("could not read %s", SECRET)
    logging.getLogger("congtam.jobs").error("job %s broke", 7)
    logging.getLogger("some.library").warning("nothing to write home about")
    written = file.read_text(encoding="utf-8")
    assert SECRET not in written
    assert "some.library" in written
    assert "job 7 broke" in written
    assert len(written.splitlines()) == 2


def test_the_file_stays_small(tmp_path: Path) -> None:
    handler = errors.BoundedFile(tmp_path / "errors.log", largest=2000)
    handler.setFormatter(errors.WhereOnly())
    for number in range(400):
        handler.emit(logging.LogRecord("congtam.x", logging.ERROR, "", 0, "fault %s", (number,), None))
    files = sorted(tmp_path.iterdir())
    assert [each.name for each in files] == ["errors.log", *(f"errors.log.{n}" for n in range(1, 5))]
    assert all(each.stat().st_size < 2200 for each in files)
    assert "fault 399" in files[0].read_text(encoding="utf-8")


def test_a_file_that_another_process_holds_open_is_written_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows moves no open file out of the way."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    handler = errors.BoundedFile(tmp_path / "errors.log", largest=1)
    handler.setFormatter(errors.WhereOnly())
    for number in range(2):
        handler.emit(logging.LogRecord("congtam.x", logging.ERROR, "", 0, "fault %s", (number,), None))
    assert "fault 1" in (tmp_path / "errors.log").read_text(encoding="utf-8")


def test_a_disk_that_is_full_makes_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("not a folder")
    handler = errors.BoundedFile(tmp_path / "log" / "errors.log")
    handler.setFormatter(errors.WhereOnly())
    request = RequestFactory().get("/")
    handler.emit(logging.makeLogRecord({"name": "django.request", "levelno": 40, "request": request}))
