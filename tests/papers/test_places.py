"""Where a paper is written."""

import pytest

from congtam.papers.places import place_in


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Đảng bộ phường Bình An", "Bình An"),
        ("Đảng bộ phường Bình An (ví dụ)", "Bình An"),
        ("ĐẢNG ỦY XÃ HÒA BÌNH", "HÒA BÌNH"),
        ("Đảng ủy xã Hòa Bình, tỉnh Hòa Bình", "Hòa Bình"),
        ("Đảng bộ thị trấn Núi Đèo; khóa mới", "Núi Đèo"),
        ("Đảng bộ đặc khu Cô Tô", "Cô Tô"),
        ("Đảng ủy phường 12", "12"),
        ("Chi bộ Hợp tác xã Đông Hải", ""),
        ("Chi bộ Hợp tác xã Đông Hải, xã Đông Hải", "Đông Hải"),
        ("Đảng bộ Viện khoa học xã hội", ""),
        ("Đảng bộ Sở Tư pháp", ""),
        ("phường", ""),
        ("", ""),
    ],
)
def test_the_place_is_the_name_of_the_ward_commune_or_town(name: str, place: str) -> None:
    assert place_in(name) == place
