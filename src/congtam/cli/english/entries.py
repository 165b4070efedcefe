"""What is entered about subjects, and values as a pack writes them."""

SENTENCES = {
    "“{}” được nhập nhiều lần": "“{}” is entered more than once",
    "giữ lại một lần, hoặc đặt tên khác": "keep one, or give another name",
    "gói không có loại đối tượng “{}”": "the pack has no kind of subject “{}”",
    "gói không có mức xếp loại “{}”": "the pack has no level “{}”",
    "vừa ghi tổng điểm {} vừa chấm từng tiêu chí": "there is a total of {} and also points of criteria",
    "chỉ giữ một: bỏ tổng điểm, hoặc bỏ các tiêu chí đã chấm": (
        "keep one of them: take out the total, or the points of criteria"
    ),
    "từ {} đến {}": "from {} to {}",
    "tổng điểm {} không nằm {}": "the total of {} is not {}",
    "nhập tổng điểm {}": "enter a total {}",
    "gói không có quan hệ “{}”": "the pack has no relation “{}”",
    "“{}” được nối nhiều lần": "“{}” is linked more than once",
    "bỏ tên lặp": "take the repeated name out",
    "nhập đối tượng đó, hoặc sửa tên": "enter that subject, or mend the name",
    "không có đối tượng nào tên “{}”": "there is no subject called “{}”",
    "“{}” không thuộc loại mà quan hệ “{}” nối tới ({})": (
        "“{}” is not of a kind that the relation “{}” links to ({})"
    ),
    "sửa quan hệ, hoặc sửa loại của đối tượng đó": "mend the relation, or the kind of that subject",
    "có hoặc không": "yes or no",
    "một số nguyên không âm": "a whole number not below 0",
    "một tỷ lệ phần trăm không âm": "a percentage not below 0",
    "một ngày": "a day",
    "một mức xếp loại của gói": "a level of the pack",
    "một giá trị gói đã nêu": "a value that the pack names",
    "một đoạn chữ": "a text",
    "gói không có dữ kiện “{}”": "the pack has no fact “{}”",
    "sửa tên theo danh mục dữ kiện của gói": "mend the name after the pack's facts",
    "“{}” không dùng được cho “{}”, cần {}": "“{}” cannot be used for “{}”, which needs {}",
    "có": "yes",
    "không": "no",
    "nhập như 49,99%": "enter as 49,99%",
    "nhập như 30/06/2018": "enter as 30/06/2018",
    "nhập {}": "enter {}",
    "nhập từ {} đến {}": "enter from {} to {}",
    "{}, theo bước {}": "{}, by steps of {}",
    "{} vượt mức tối đa {} của {}": "{} is above the maximum {} of {}",
    "{} thấp hơn mức tối thiểu {} của {}": "{} is below the minimum {} of {}",
    "{} không đúng bước chấm {} của {}": "{} does not follow the steps of {} of {}",
    "{} không nằm trong khung nào của {}": "{} lies in no band of {}",
    "nhập điểm trong một khung: {}": "enter points of one band: {}",
    "phương án {} ({})": "option {} ({})",
    "khung {} ({})": "band {} ({})",
    "dòng loại {} không nhận điểm": "a row of kind {} takes no points",
    "bỏ mục này": "take this out",
    "điểm": "points",
    "cấp độ ghi tay": "a grade marked by hand",
    "phương án": "an option",
    "câu trả lời có hoặc không": "an answer yes or no",
    "số lần": "how many times",
    "phần đạt trên tổng số": "a part of a whole",
    "dấu không áp dụng": "a mark that it does not apply",
    "sửa địa chỉ theo bảng điểm của gói": "mend the address after the pack's scorecard",
    "bỏ mục này: đối tượng không có bảng điểm": "take this out: the subject has no scorecard",
    "bảng điểm không có tiêu chí “{}”": "the scorecard has no criterion “{}”",
    "tiêu chí này nhận {}": "this criterion takes {}",
    "bỏ mục này: điểm được tính từ nơi khác": "take this out: the points come from elsewhere",
    "tiêu chí {} không nhận {}": "the criterion {} does not take {}",
    "gói không có cấp độ “{}”": "the pack has no grade “{}”",
    "số lần {} là số âm": "{} times is below 0",
    "nhập 0 hoặc một số dương": "enter 0 or more",
    "tiêu chí {} không có phương án “{}”": "the criterion {} has no option “{}”",
    "phương án “{}” do số liệu quyết định, người chấm không chọn được": (
        "the option “{}” is settled by data, nobody can choose it"
    ),
    "bỏ lựa chọn này": "take this choice out",
    "{}/{} có số âm": "{}/{} has a number below 0",
    "nhập hai số không âm": "enter two numbers not below 0",
    "{}/{}: phần đạt lớn hơn tổng số của {}": "{}/{}: the part is above the whole of {}",
    "nhập phần đạt từ 0 đến {}": "enter a part from 0 to {}",
    "thiếu cận: cần at_least, more_than, at_most, below hoặc is": (
        "a bound is missing: at_least, more_than, at_most, below or is"
    ),
    "cần đúng một trong rated, rated_at_least, rated_at_most, fact": (
        "exactly one of rated, rated_at_least, rated_at_most, fact is needed"
    ),
    "cần đúng một trong under, at_least": "exactly one of under, at_least is needed",
    "không nhận ra điều kiện; dùng một trong: {}": "the condition is not known; use one of: {}",
    "không nhận ra loại tiêu chí; dùng một trong: group, {}": (
        "the kind of criterion is not known; use one of: group, {}"
    ),
    "điểm phải viết bằng chữ số thập phân chính xác, không phải {}": (
        "points must be written as an exact decimal, not {}"
    ),
    "“{}” không phải số điểm; viết như 90 hoặc 0,5 (tối đa hai chữ số lẻ)": (
        "“{}” is no number of points; write as 90 or 0,5 (two decimals at most)"
    ),
    "“{}” không phải tỷ lệ; viết như 90%, 12,5% hoặc 2/3": "“{}” is no share; write as 90%, 12,5% or 2/3",
    "“{}” không phải khoảng thời gian; viết như 6 months, 3 days, 3 working days": (
        "“{}” is no length of time; write as 6 months, 3 days, 3 working days"
    ),
    "không có ngày “{}” trong lịch": "there is no day “{}” in the calendar",
    "“{}” không phải ngày; viết như 24/11/2018 hoặc 2018-11-24": (
        "“{}” is no day; write as 24/11/2018 or 2018-11-24"
    ),
    "“{}” không phải số nguyên": "“{}” is no whole number",
    "“{}” phải là true hoặc false": "“{}” must be true or false",
    "cơ số tỷ lệ cần đúng một trong rated, rated_at_least, all": (
        "the base of a quota needs exactly one of rated, rated_at_least, all"
    ),
    "promoted (leave hoặc stay) đi với rated và chỉ với rated": (
        "promoted (leave or stay) goes with rated and only with rated"
    ),
    "trần xếp loại cần đúng một trong at_most, not_above": ("a cap needs exactly one of at_most, not_above"),
}
