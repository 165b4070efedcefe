"""What starting says, in Vietnamese and English. Faults say what happened, where, and what to do."""

from congtam.cli.saying import Words
from congtam.entrance import TYPED

WORDS = Words(
    {
        # The words of the command
        "run": ("chạy với đảng bộ ví dụ", "start with the example ward"),
        "serve": ("chạy để dùng thật", "start for real use"),
        "demo": ("lập đảng bộ ví dụ trong thư mục dữ liệu", "make the example ward in the data folder"),
        "begin": (
            "lập đảng bộ của mình, in giấy hẹn đầu tiên",
            "open your own organisation, print the first cards",
        ),
        "host": ("địa chỉ mạng để nghe", "network address to listen on"),
        "port": ("cổng; không ghi thì tự chọn", "port; chosen when not given"),
        "tls": (
            "mã hóa đường truyền bằng chứng thư của riêng máy này",
            "encrypt, with an authority of this machine",
        ),
        "names": (
            "tên máy ghi vào chứng thư, ngoài các tên máy tự biết",
            "further host names for the certificate",
        ),
        "large": ("đảng bộ lớn: 100 chi bộ, 3.000 đảng viên", "the large one: 100 cells, 3,000 members"),
        "cards": ("in lại giấy hẹn cho các vai ví dụ", "print the cards of the cast again"),
        "name": ("tên đảng bộ", "name of the organisation"),
        "office": ("họ tên cán bộ văn phòng cấp ủy", "name of the office clerk"),
        "administrator": ("họ tên người quản trị máy", "name of who runs the machine"),
        "code": ("mã ngắn của đảng bộ", "short code of the organisation"),
        "backup": ("sao lưu dữ liệu vào một tệp", "put the data into one backup file"),
        "restore": ("phục hồi một bản sao lưu vào chỗ trống", "put a backup back into an empty place"),
        "into": (
            "thư mục để tệp; không ghi thì là backups trong thư mục dữ liệu",
            "folder for the file; otherwise backups in the data folder",
        ),
        "from": ("tệp sao lưu", "the backup file"),
        # Progress
        "tables": ("Chuẩn bị cơ sở dữ liệu …", "Preparing the database …"),
        "unfinished": (
            "Lần chạy trước dừng giữa chừng khi đang chuẩn bị; không mất gì, nay làm tiếp.",
            "The last start was ended while it prepared; nothing is lost, it goes on from there.",
        ),
        "static": ("Chuẩn bị tệp giao diện …", "Preparing the files of the pages …"),
        "making": ("Lập {name} …", "Making {name} …"),
        "made": ("  {seconds:.1f} giây", "  {seconds:.1f} s"),
        "authority": ("Làm chứng thư của máy này …", "Making this machine's authority …"),
        "moved": (
            "Cổng {usual} đang có chương trình khác dùng; lấy cổng {port}.",
            "Port {usual} is taken; using {port}.",
        ),
        "open_at": ("Công Tâm đang chạy tại:", "Công Tâm is running at:"),
        "stop": ("Dừng: Ctrl-C", "Stop: Ctrl-C"),
        "stopped": ("Đã dừng. Dữ liệu ở {folder}", "Stopped. The data is in {folder}"),
        "folder": ("Dữ liệu: {folder}", "Data: {folder}"),
        "faults": ("Nếu phần mềm gặp lỗi, ghi ở: {file}", "Faults of the program are written to: {file}"),
        "plain": (
            f"Chú ý: đường truyền chưa mã hóa, người cùng mạng đọc được. Bật mã hóa: {TYPED} serve --tls",
            f"Note: not encrypted, others on the network can read along. To encrypt: {TYPED} serve --tls",
        ),
        "fingerprint": (
            "Dấu vân tay chứng thư gốc của máy này (SHA-256):",
            "Fingerprint of this machine's authority (SHA-256):",
        ),
        "trust": (
            "Cài tệp này vào từng thiết bị một lần, so đúng dấu vân tay trước khi tin: {file}",
            "Install this file once on each device, after comparing the fingerprint: {file}",
        ),
        "cards_title": (
            "Giấy hẹn (mã dùng một lần, trong 45 ngày):",
            "Cards (each code works once, for 45 days):",
        ),
        "cards_again": (
            f"In lại giấy hẹn của các vai ví dụ: {TYPED} demo --cards",
            f"Print the cards of the cast again: {TYPED} demo --cards",
        ),
        "cards_where": ("Vào lần đầu tại: {address}", "First sign-in at: {address}"),
        "there": ("{name} đã có, giữ nguyên.", "{name} is there already and was left as it is."),
        "examples": (
            "Thư mục này giữ dữ liệu ví dụ, không dùng cho việc thật.",
            "This folder holds example data; do not use it for real work.",
        ),
        "begun": ("Đã lập {name}.", "{name} is open."),
        "next": (
            f"Tiếp theo: {TYPED} serve --tls, rồi dùng giấy hẹn trên để vào lần đầu.",
            f"Next: {TYPED} serve --tls, then come in with these cards.",
        ),
        "copying": ("Sao lưu …", "Making a backup …"),
        "copied": ("Bản sao lưu: {file} ({size:.1f} MB)", "Backup: {file} ({size:.1f} MB)"),
        "copied_print": ("  SHA-256: {digest}", "  SHA-256: {digest}"),
        "keep_it": (
            "Tệp có dữ liệu đảng viên: cất nơi có khóa, trên một máy hoặc ổ đĩa khác.",
            "It holds members' data: keep it under lock, on another machine or disk.",
        ),
        "putting_back": ("Phục hồi bản sao lưu ngày {made} …", "Putting back the backup of {made} …"),
        "put_back": ("Đã phục hồi: {names}.", "Restored: {names}."),
        "without_boxes": (
            "Bản sao không có hòm phiếu. Các cuộc chưa kiểm sau phải lập biên bản, hủy hòm và bỏ phiếu lại:",
            "No backup holds a ballot box. These votes must be discarded, with minutes, and held again:",
        ),
        "vote": ("  - {vote}", "  - {vote}"),
        # Faults
        "place": ("  Ở đâu: {place}", "  Where: {place}"),
        "remedy": ("  Cách làm: {remedy}", "  What to do: {remedy}"),
    }
)
