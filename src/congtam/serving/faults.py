"""What can stop a start: what happened, and what to do, in Vietnamese and English."""

from congtam.entrance import TYPED

FAULTS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "not_a_folder": (
        ("Nơi để dữ liệu không phải là thư mục.", "The place for the data is not a folder."),
        (
            "đặt CONGTAM_DATA bằng đường dẫn một thư mục trống rồi gõ lại.",
            "set CONGTAM_DATA to an empty folder, then type again.",
        ),
    ),
    "foreign": (
        (
            "Thư mục này đã có tệp không phải của Công Tâm, nên không ghi gì vào.",
            "This folder holds files that are not Công Tâm's; nothing was written.",
        ),
        (
            "đặt CONGTAM_DATA bằng đường dẫn một thư mục trống rồi gõ lại.",
            "set CONGTAM_DATA to an empty folder, then type again.",
        ),
    ),
    "real_data": (
        (
            "Thư mục này đã có dữ liệu thật ({names}), nên không lập dữ liệu ví dụ vào.",
            "This folder holds real data ({names}); no example was put beside it.",
        ),
        (
            "đặt CONGTAM_DATA bằng đường dẫn một thư mục khác rồi gõ lại.",
            "set CONGTAM_DATA to another folder, then type again.",
        ),
    ),
    "not_writable": (
        ("Không ghi được vào thư mục dữ liệu.", "The data folder cannot be written to."),
        (
            "chạy bằng tài khoản ghi được vào đó, hoặc đặt CONGTAM_DATA bằng đường dẫn khác.",
            "run as an account that may write there, or set CONGTAM_DATA to another folder.",
        ),
    ),
    "wrong_owner": (
        (
            "Dữ liệu thuộc về tài khoản “{owner}”, mà lệnh này chạy bằng “{user}”.",
            "The data belongs to “{owner}”, and this command runs as “{user}”.",
        ),
        (
            "chạy bằng “{owner}”, hoặc giao lại thư mục: sudo chown -R {user} {folder}",
            "run as “{owner}”, or hand the folder over: sudo chown -R {user} {folder}",
        ),
    ),
    "disk_full": (
        (
            "Ổ đĩa sắp đầy: còn {free} MB, cần ít nhất {needed} MB.",
            "The disk is nearly full: {free} MB left, at least {needed} MB needed.",
        ),
        (
            "xóa bớt tệp không dùng trên ổ đĩa đó rồi gõ lại.",
            "free some space on that disk, then type again.",
        ),
    ),
    "port_taken": (
        ("Cổng {port} đang có chương trình khác dùng.", "Port {port} is used by another program."),
        (
            "chọn cổng khác bằng --port, hoặc bỏ --port để tự chọn.",
            "choose another with --port, or leave --port out.",
        ),
    ),
    "port_forbidden": (
        ("Tài khoản này không được mở cổng {port}.", "This account may not open port {port}."),
        ("chọn cổng từ 1024 trở lên bằng --port.", "choose a port from 1024 up with --port."),
    ),
    "no_such_host": (
        ("Máy này không có địa chỉ “{host}”.", "This machine has no address “{host}”."),
        (
            "bỏ --host, hoặc ghi một địa chỉ của máy này; 0.0.0.0 là mọi địa chỉ.",
            "leave --host out, or give an address of this machine; 0.0.0.0 means all.",
        ),
    ),
    "already_running": (
        (
            "Công Tâm đang chạy với chính thư mục dữ liệu này: {address}",
            "Công Tâm is already running on this data folder: {address}",
        ),
        (
            "mở địa chỉ đó, hoặc dừng chương trình đang chạy (Ctrl-C ở cửa sổ của nó) rồi gõ lại.",
            "open that address, or stop the running program (Ctrl-C in its window) and type again.",
        ),
    ),
    "locked": (
        ("Cơ sở dữ liệu đang bị một chương trình khác giữ.", "Another program holds the database."),
        (
            "đóng chương trình đang mở tệp đó (sao lưu, xem dữ liệu, diệt vi-rút) rồi gõ lại.",
            "close the program that has the file open (backup, viewer, virus scanner), then type again.",
        ),
    ),
    "unreachable": (
        ("Không nối được với PostgreSQL: {said}", "PostgreSQL cannot be reached: {said}"),
        (
            "xem máy chủ có chạy không, và xem lại CONGTAM_DATABASE.",
            "check that the server runs, and check CONGTAM_DATABASE.",
        ),
    ),
    "badly_set": (
        ("Một thiết đặt không đọc được: {said}", "A setting cannot be read: {said}"),
        ("sửa biến môi trường đó rồi gõ lại.", "correct that environment variable, then type again."),
    ),
    "damaged": (
        ("Tệp cơ sở dữ liệu không đọc được: {said}", "The database file cannot be read: {said}"),
        (
            "giữ nguyên tệp, phục hồi từ bản sao lưu gần nhất.",
            "leave the file as it is and restore the latest backup.",
        ),
    ),
    "newer": (
        (
            "Dữ liệu này đã được một bản Công Tâm mới hơn dùng ({names}), bản này không đọc được.",
            "This data was used by a newer Công Tâm ({names}); this one cannot read it.",
        ),
        (
            "chạy bản mới hơn đó; hoặc phục hồi bản sao lưu làm trước khi nâng cấp.",
            "run that newer version, or restore the backup made before the upgrade.",
        ),
    ),
    "no_organisation": (
        (
            "Chưa có đảng bộ nào trong thư mục dữ liệu này, nên chưa ai vào được.",
            "There is no organisation in this data folder yet, so nobody can sign in.",
        ),
        (
            f'gõ: {TYPED} begin --name "Đảng bộ phường …" --office "Họ tên" --administrator "Họ tên"',
            f'type: {TYPED} begin --name "…" --office "name" --administrator "name"',
        ),
    ),
    "has_organisation": (
        ("Thư mục dữ liệu này đã có: {names}.", "This data folder already holds: {names}."),
        (
            f"gõ: {TYPED} serve; hoặc đặt CONGTAM_DATA bằng một thư mục trống.",
            f"type: {TYPED} serve; or set CONGTAM_DATA to an empty folder.",
        ),
    ),
    "half_restored": (
        (
            "Lần phục hồi trước dừng giữa chừng, nên chưa có đủ dữ liệu để chạy.",
            "An earlier restore was ended in the middle; the data are not complete.",
        ),
        (
            f"gõ lại: {TYPED} restore TỆP, với đúng bản sao lưu lần trước.",
            f"type again: {TYPED} restore FILE, with the same backup.",
        ),
    ),
    "backup": (("{said}", "{said}"), ("{do}", "{do}")),
    "refused": (("{said}", "{said}"), ("sửa lại rồi gõ lại.", "correct it and type again.")),
}
"""What happened; what to do."""
