"""Where the server listens."""

import socket
from collections.abc import Iterator

import pytest

from congtam.serving import addresses
from congtam.serving.trouble import Trouble

HERE = addresses.HERE


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind((HERE, 0))
        other.listen()
        yield int(other.getsockname()[1])


def test_the_usual_port_is_left_to_who_has_it(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "USUAL", taken)
    chosen = addresses.chosen_port(HERE, None, tls=False)
    assert chosen != taken
    assert addresses.is_free(HERE, chosen)


def test_a_port_that_the_system_keeps_for_itself_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows sets ranges aside, the usual one perhaps among them."""

    def check(_: str, port: int) -> None:
        if port == addresses.USUAL:
            raise Trouble("port_forbidden", port=port)

    monkeypatch.setattr(addresses, "check", check)
    assert addresses.chosen_port(HERE, None, tls=False) == addresses.USUAL + 1


def test_when_all_near_ports_are_taken_any_free_one_does(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "USUAL_TLS", taken)
    monkeypatch.setattr(addresses, "TRIED", 1)
    assert addresses.is_free(HERE, addresses.chosen_port(HERE, None, tls=True))


def test_a_port_that_was_asked_for_is_not_changed_silently(taken: int) -> None:
    with pytest.raises(Trouble) as refused:
        addresses.chosen_port(HERE, taken, tls=False)
    assert f"Cổng {taken} đang có chương trình khác dùng." in refused.value.said("vi")
    assert f"Port {taken} is used by another program." in refused.value.said("en")


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(Trouble) as refused:
        addresses.chosen_port("203.0.113.7", 8000, tls=False)
    assert refused.value.fault == "no_such_host"


def test_addresses_are_printed_as_they_are_typed() -> None:
    assert addresses.reached_at("127.0.0.1", 8000, tls=False) == ["http://127.0.0.1:8000/"]
    assert addresses.reached_at("::1", 8443, tls=True) == ["https://[::1]:8443/"]


def test_listening_everywhere_names_the_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "network_addresses", lambda: ["192.168.1.7", "10.0.0.7"])
    named = addresses.reached_at("0.0.0.0", 8443, tls=True, names=["congtam.local"])  # noqa: S104 - as above
    assert named[0] == "https://congtam.local:8443/", "passkeys work at a name alone"
    found = addresses.reached_at("0.0.0.0", 8000, tls=False)  # noqa: S104 - what an office asks for
    assert found == ["http://192.168.1.7:8000/", "http://10.0.0.7:8000/"]
