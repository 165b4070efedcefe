"""The words around a rating, in Vietnamese and English. Sentences of rules stay as the law says them."""

from __future__ import annotations

from congtam.cli.saying import Words

WORDS = Words(
    {
        "rate": ("xếp loại các đối tượng trong một tệp", "rate the subjects of a file"),
        "what-if": (
            "thử đổi dữ kiện rồi xếp loại lại, không lưu gì",
            "rate again with changed facts, saving nothing",
        ),
        "file": (
            "tệp trường hợp (YAML), hoặc thư mục bảng Parquet/CSV",
            "a case file (YAML), or a folder of Parquet/CSV tables",
        ),
        "explain": ("giải thích một đối tượng", "explain one subject"),
        "set": ("đổi một dữ kiện, điểm hoặc mức đã ghi", "change a fact, points or a recorded level"),
        "json": ("in ra dạng JSON", "print JSON"),
        "head": ("{title}: {count} đối tượng", "{title}: {count} subjects"),
        "subject": ("đối tượng", "subject"),
        "by_rules": ("theo quy định", "by the rules"),
        "in_force": ("mức đang có", "level in force"),
        "score": ("điểm", "points"),
        "because": ("căn cứ, điều còn thiếu", "clauses, what is missing"),
        "no_level": ("không tính mức", "no level computed"),
        "not_rated": ("không xếp loại", "not rated"),
        "missing": ("còn thiếu: {names}", "missing: {names}"),
        "stage:rules": ("theo quy định, tạm thời", "by the rules, provisional"),
        "stage:voted": ("đã bỏ phiếu, tạm thời", "voted, provisional"),
        "stage:proposed": ("đã đề nghị, tạm thời", "proposed, provisional"),
        "stage:decided": ("đã quyết định", "decided"),
        "shared_out": (
            "theo mức của từng đơn vị: {shares}; cộng {total} / tối đa {most}",
            "by each unit's own level: {shares}; {total} together, at most {most}",
        ),
        "tied": (
            "; ngang nhau: {units}, còn {left} chỗ để biểu quyết",
            "; equal: {units}, {left} left for a vote",
        ),
        "over_by": ("; vượt {over}, phải hạ tỷ lệ", "; {over} too many, the rates must fall"),
        "quota": ("Tỷ lệ:", "Quotas:"),
        "places": (
            "{share} × {base} → tối đa {places}; đã chọn {taken}",
            "{share} of {base} → at most {places}; {taken} chosen",
        ),
        "reading:leave": (
            "người đã lên mức trên không còn ở cơ số: {places}",
            "{places} when the promoted leave the base",
        ),
        "reading:stay": (
            "người đã lên mức trên vẫn ở cơ số: {places}",
            "{places} when the promoted stay in the base",
        ),
        "unknown_subject": ("không có đối tượng nào tên", "there is no subject named"),
        "names": ("chọn trong: {names}", "choose from: {names}"),
        "exclusions": ("Không thuộc diện", "Set aside"),
        "disqualifiers": ("Thuộc một trong các trường hợp xếp mức thấp nhất", "Disqualifiers"),
        "frame": ("Mức {level}", "Level {level}"),
        "caps": ("Trần xếp loại", "Caps"),
        "why_not": ("Để đạt mức {level} còn:", "To reach {level} there is still:"),
        "nothing_higher": ("Đã ở mức cao nhất theo quy định.", "Already at the highest level by the rules."),
        "nothing_rated": ("Không đánh giá, xếp loại.", "Not rated."),
        "only_entries": (
            "chỉ thử đổi được tệp trường hợp, không thử được thư mục bảng",
            "only case files can be changed, not a folder of tables",
        ),
        "write_entries": (
            "viết các đối tượng cần thử vào một tệp trường hợp",
            "write the subjects to be tried into a case file",
        ),
        "no_change": ("Không đối tượng nào đổi kết quả.", "No subject's result changes."),
        "changes": ("{count} đối tượng đổi kết quả:", "The results of {count} subjects change:"),
        "also": ("kéo theo", "follows"),
        "asked": ("được đổi", "changed"),
    }
)
