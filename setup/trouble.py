"""What the machine lacks, said in plain words: what happened, where, what to do."""

from pathlib import Path


class Trouble(Exception):
    """A lack the person at the keyboard can mend; shown without a traceback."""

    def __init__(self, vi: str, en: str, *, do_vi: str, do_en: str, where: str = "") -> None:
        place = f"  Ở đâu / where: {where}\n" if where else ""
        super().__init__(f"{vi}\n{en}\n{place}  Cách làm: {do_vi}\n  What to do: {do_en}")


DISK = ("no space left", "disk quota", "os error 28")
READ_ONLY = ("permission denied", "read-only file system", "os error 13", "os error 30")
NETWORK = (
    "connection", "connect error", "timed out", "dns", "name resolution", "network is unreachable",
    "failed to fetch", "could not fetch", "no matching distribution", "certificate", "proxy",
)  # fmt: skip
HASH = ("hash mismatch", "do not match the hashes")


def from_output(output: str, *, step: str, folder: Path) -> Trouble:
    """Turns what an installer printed into the trouble it most likely stands for."""
    text = output.lower()
    where = f"{step} ({folder})\n" + "\n".join(f"    | {line}" for line in output.strip().splitlines()[-6:])
    for signs, words in (
        (DISK, NO_SPACE),
        (HASH, WRONG_HASH),
        (READ_ONLY, NOT_WRITABLE),
        (NETWORK, NO_NETWORK),
    ):
        if any(sign in text for sign in signs):
            return Trouble(words[0], words[1], do_vi=words[2], do_en=words[3], where=where)
    return Trouble(UNKNOWN[0], UNKNOWN[1], do_vi=UNKNOWN[2], do_en=UNKNOWN[3], where=where)


NO_SPACE = (
    "Ổ đĩa đã đầy.",
    "The disk is full.",
    "giải phóng khoảng 1 GB rồi gõ lại đúng lệnh vừa rồi.",
    "free about 1 GB, then type the same command again.",
)
NOT_WRITABLE = (
    "Không ghi được vào thư mục của Công Tâm.",
    "The folder of Công Tâm cannot be written to.",
    "chạy bằng tài khoản sở hữu thư mục này, hoặc chép thư mục sang nơi ghi được.",
    "run as the account that owns this folder, or copy the folder to a place you can write to.",
)
NO_NETWORK = (
    "Không tới được kho gói Python.",
    "The Python package registry cannot be reached.",
    "kiểm tra mạng và proxy (biến HTTPS_PROXY, PIP_INDEX_URL nếu cơ quan có kho riêng) rồi gõ lại.",
    "check the network and the proxy (HTTPS_PROXY; PIP_INDEX_URL for a registry of your own), type again.",
)
WRONG_HASH = (
    "Một gói tải về không đúng mã băm đã khóa; không cài gói đó.",
    "A downloaded package does not have the locked hash; it was not installed.",
    "gõ lại một lần; nếu vẫn vậy, kho gói hoặc proxy đang trả tệp khác: báo người quản trị mạng.",
    "type again once; if it stays, the registry or a proxy hands out other files: tell the administrator.",
)
UNKNOWN = (
    "Một bước cài đặt không thành công.",
    "A step of the set-up failed.",
    "đọc các dòng ở trên; xóa thư mục .venv rồi gõ lại nếu không rõ nguyên nhân.",
    "read the lines above; if they do not help, delete the folder .venv and type again.",
)
