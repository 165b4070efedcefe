"""What the machine lacks, said in plain words: what happened, where, what to do."""

from typing import NamedTuple


class Trouble(Exception):
    """A lack the person at the keyboard can mend; shown without a traceback."""

    def __init__(self, vi: str, en: str, *, do_vi: str, do_en: str, where: str = "") -> None:
        place = f"  Ở đâu / where: {where}\n" if where else ""
        super().__init__(f"{vi}\n{en}\n{place}  Cách làm: {do_vi}\n  What to do: {do_en}")


class Kind(NamedTuple):
    signs: tuple[str, ...]
    vi: str
    en: str
    do_vi: str
    do_en: str


def from_output(output: str, *, step: str) -> Trouble:
    """Turns what an installer printed into the trouble it most likely stands for."""
    text = output.lower()
    kind = next(kind for kind in KINDS if any(sign in text for sign in kind.signs))
    last = "".join(f"\n    | {line[:200]}" for line in output.strip().splitlines()[-6:])
    return Trouble(kind.vi, kind.en, do_vi=kind.do_vi, do_en=kind.do_en, where=step + last)


KINDS = (
    Kind(
        ("no space left", "disk quota", "os error 28"),
        "Ổ đĩa đã đầy.",
        "The disk is full.",
        "giải phóng khoảng 1 GB rồi gõ lại đúng lệnh vừa rồi.",
        "free about 1 GB, then type the same command again.",
    ),
    Kind(
        ("hash mismatch", "do not match the hashes"),
        "Một gói tải về không đúng mã băm đã khóa; không cài gói đó.",
        "A downloaded package does not have the locked hash; it was not installed.",
        "gõ lại một lần; nếu vẫn vậy, kho gói hoặc proxy đang trả tệp khác: báo người quản trị mạng.",
        "type again once; if it stays, a proxy may hand out other files: tell your network administrator.",
    ),
    Kind(
        ("permission denied", "read-only file system", "os error 13", "os error 30", "access is denied"),
        "Không ghi được vào thư mục này.",
        "This folder cannot be written to.",
        "chạy bằng tài khoản sở hữu thư mục, hoặc chép thư mục sang nơi ghi được.",
        "run as the account that owns the folder, or copy the folder to a place you can write to.",
    ),
    Kind(
        ("certificate",),
        "Máy này không tin chứng thư của kho gói Python (thường do proxy của cơ quan).",
        "This machine does not trust the certificate of the Python package registry (often an office proxy).",
        "xin tệp chứng thư gốc của cơ quan (.crt), đặt PIP_CERT=đường/dẫn/tệp.crt rồi gõ lại.",
        "ask for your office's root certificate (.crt), set PIP_CERT=path/of/the/file.crt and type again.",
    ),
    Kind(
        (
            "connect",
            "timed out",
            "dns",
            "name resolution",
            "unreachable",
            "fetch",
            "no matching distribution",
            "proxy",
        ),
        "Không tới được kho gói.",
        "The package registry cannot be reached.",
        "kiểm tra mạng và proxy (biến HTTPS_PROXY, PIP_INDEX_URL nếu cơ quan có kho riêng) rồi gõ lại.",
        "check the network and the proxy (HTTPS_PROXY; PIP_INDEX_URL for an own registry), then type again.",
    ),
    Kind(
        ("",),
        "Một bước cài đặt không thành công.",
        "A step of the set-up failed.",
        "đọc các dòng ở trên; nếu không rõ nguyên nhân, xóa thư mục .venv rồi gõ lại.",
        "read the lines above; if they do not help, delete the folder .venv and type again.",
    ),
)  # the last kind fits everything
