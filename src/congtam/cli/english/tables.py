"""Tables of subjects and links, in Parquet or CSV."""

SENTENCES = {
    "tên nhóm": "the name of a group",
    "số không âm": "a number not below 0",
    "tổng điểm trong thang của bảng": "total points on the sheet's scale",
    "true hoặc false": "true or false",
    "mã không để trống": "an id that is not empty",
    "ngày như 30/06/2018": "a day as 30/06/2018",
    "số nguyên không âm": "a whole number not below 0",
    "tỷ lệ như 49,99% (trong Parquet: phần vạn)": "a share as 49,99% (in Parquet: hundredths of a percent)",
    "đoạn chữ": "a text",
    "số lần không âm": "how many times, not below 0",
    "điểm từ {} đến {} theo bước {}": "points from {} to {} by steps of {}",
    "{} (trong Parquet: phần trăm điểm)": "{} (in Parquet: hundredths of a point)",
    "một trong {}": "one of {}",
    "bảng này có hai tệp": "this table has two files",
    "giữ một tệp": "keep one file",
    "thư mục không có bảng đối tượng nào": "the folder has no table of subjects",
    "đặt vào đó bảng như member.parquet": "put a table such as member.parquet there",
    "các bảng không có đối tượng nào": "the tables have no subjects",
    "điền ít nhất một dòng": "fill in one row at least",
    "{} mã đối tượng xuất hiện nhiều lần, trước hết là": (
        "{} ids of subjects occur more than once, the first is"
    ),
    "đặt cho mỗi đối tượng một mã riêng": "give each subject an id of its own",
    "{} mã ở cột này không chỉ tới đối tượng thích hợp nào, trước hết là": (
        "{} ids in this column point to no fitting subject, the first is"
    ),
    "sửa mã, hoặc thêm đối tượng đó": "mend the id, or add that subject",
    "{} dòng khai số liên kết khác với bảng {}{}, trước hết là": (
        "{} rows state another number of links than the table {}{}, the first is"
    ),
    "sửa cột {}, hoặc bổ sung bảng {}{}": "mend the column {}, or complete the table {}{}",
    "đặt tên tệp theo một trong: {}": "name the file after one of: {}",
    "gói không có quan hệ nào tên": "the pack has no relation called",
    "bảng liên kết phải có đúng hai cột source và target, không phải": (
        "a table of links must have exactly the columns source and target, not"
    ),
    "sửa tên cột, bỏ cột thừa": "mend the names of columns, take superfluous ones out",
    "{} dòng thiếu mã nguồn hoặc mã đích": "{} rows lack the id of the source or the target",
    "điền đủ source và target": "fill in source and target",
    "lưu lại tệp dạng Parquet hoặc CSV (UTF-8)": "save the file as Parquet or CSV (UTF-8)",
    "không đọc được bảng này": "this table cannot be read",
    "lưu lại tệp với bảng mã UTF-8": "save the file as UTF-8",
    "tệp không phải UTF-8": "the file is not UTF-8",
    "dòng này có {} ô mà tiêu đề chỉ có {} cột:": "this line has {} cells where the heading has {} columns:",
    'đặt ô có dấu phẩy trong ngoặc kép, như "8,5", hoặc ngăn các cột bằng dấu chấm phẩy': (
        'put cells with a comma in double quotes, as "8,5", or part columns by semicolons'
    ),
    "gói không có loại đối tượng": "the pack has no kind of subject",
    "sửa thành “{}”, hoặc bỏ cột": "mend it to “{}”, or take the column out",
    "bỏ cột, hoặc sửa tên theo gói": "take the column out, or mend its name after the pack",
    "gói không có cột nào tên": "the pack has no column called",
    "bảng thiếu cột {}": "the table lacks the column {}",
    "thêm cột {}": "add the column {}",
    "cột này có hai lần": "this column stands twice",
    "giữ một cột": "keep one",
    "cột này cần kiểu {}, không phải": "this column must be of type {}, not",
    "ghi {}": "write {}",
    "vừa ghi tổng điểm vừa chấm từng tiêu chí": "have both a total and points of criteria",
    "{} lớn hơn {}": "have {} above {}",
    "{} đối tượng {}, trước hết là": "{} subjects {}, the first is",
    "sửa các dòng đó": "mend those rows",
    "cột {} có {} ô không hợp lệ, trước hết ở dòng {}:": (
        "the column {} has {} cells that are not valid, the first in line {}:"
    ),
    "(trống)": "(empty)",
}
