"""Starting and stopping, as at the keyboard."""

from tests.journeys.office import Office


def test_it_stops_at_ctrl_c_and_keeps_everything(office: Office) -> None:
    first = office.said
    assert "Nguyễn Văn An" in first
    assert office.close() == 0
    assert "Đã dừng" in office.said
    left = office.folder / "data" / "backups" / ".congtam-unfinished-7"
    left.mkdir(parents=True)
    office.open()
    assert "Nguyễn Văn An" not in office.said, "no card is printed twice by itself"
    assert "giấy hẹn" in office.said
    assert not left.exists(), "a backup that was killed leaves nothing behind"
