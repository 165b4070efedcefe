"""The checks of a pack, and what must be settled before it is used."""

SENTENCES = {
    "điều kiện không ghi căn cứ:": "the condition cites nothing:",
    "viết cites: địa chỉ trong văn bản": "write cites: an address in the document",
    "bảng điểm không ghi căn cứ:": "the scorecard cites nothing:",
    "trong văn bản {} không có địa chỉ": "the document {} has no address",
    "sửa cites, hoặc cắt sources/ thành đoạn có địa chỉ này": (
        "mend cites, or cut sources/ so that a passage has this address"
    ),
    "không có điều khoản mang số": "there is no clause numbered",
    "sửa theo packs/clauses.yaml": "mend it after packs/clauses.yaml",
    "lựa chọn cao nhất được {} điểm mà tối đa của tiêu chí là {}:": (
        "the highest option gives {} points where the criterion's maximum is {}:"
    ),
    "sửa max cho khớp": "mend max to match",
    "hai lựa chọn cùng mã": "two options have one id",
    "đổi id của một lựa chọn": "change the id of one",
    "điểm thấp nhất cao hơn điểm tối đa:": "the least points are above the maximum:",
    "sửa min hoặc max": "mend min or max",
    "các tỷ lệ thấp hơn không chọn được phương án nào:": "lower shares choose no option:",
    "cho phương án thấp nhất từ 0%": "let the lowest option begin at 0%",
    "chồng lên": "overlaps",
    "hở so với": "leaves a gap to",
    "khoảng tỷ lệ {} phương án “{}”:": "the range of shares {} the option “{}”:",
    "sửa cho hai khoảng liền nhau": "let the two ranges meet",
    "chưa nói mức {} được bao nhiêu điểm": "how many points the level {} gives is not said",
    "viết điểm cho mọi mức, kể cả 0": "write points for every level, 0 too",
    "mức thấp hơn lại được nhiều điểm hơn:": "a lower level gives more points:",
    "xem lại điểm của các mức": "look at the points of the levels",
    "các khung phải viết từ cao xuống thấp; {} không thấp hơn": (
        "bands must stand from high to low; {} is not lower"
    ),
    "sắp lại thứ tự": "put them in order",
    "dưới {} không có khung nào": "there is no band below {}",
    "thêm khung cuối at_least: 0%": "add a last band at_least: 0%",
    "chưa nói cấp độ {} được bao nhiêu điểm": "how many points the grade {} gives is not said",
    "viết điểm cho mọi cấp độ, kể cả 0": "write points for every grade, 0 too",
    "điểm cao nhất được cho là {} mà tối đa của tiêu chí là {}:": (
        "the most points given are {} where the criterion's maximum is {}:"
    ),
    "sửa max hoặc các điểm cho khớp": "mend max or the points to match",
    "ngoại lệ (unless) của điều kiện này bị {} hủy mất, vì ở đó không có ngoại lệ:": (
        "the exception (unless) of this condition is undone by {}, where there is none:"
    ),
    "thêm ngoại lệ ở đó, hoặc ghi vào open_wording các cách hiểu và cách được chọn": (
        "add the exception there, or write the readings and the chosen one in open_wording"
    ),
    "cấp độ thấp hơn lại cần không dưới {}:": "a lower grade needs no less than {}:",
    "sửa from cho thấp dần": "let from fall from grade to grade",
    "không có khung nào dẫn tới mức {} nên không ai đạt được mức này": (
        "no frame leads to the level {}, so nobody can be at it"
    ),
    "viết khung của mức đó, hoặc để một chỗ trống (slots) cho cấp dưới": (
        "write the frame of that level, or leave a slot (slots) to those below"
    ),
    "mức {} đòi điểm cao hơn mức {} ({} so với {})": (
        "the level {} asks more points than the level {} ({} to {})"
    ),
    "xem lại ngưỡng điểm của hai mức": "look at the thresholds of both levels",
    "từ {} đến {} điểm không thuộc mức nào": "from {} to {} points belong to no level",
    "sửa cận trên của mức dưới hoặc cận dưới của mức trên": (
        "mend the upper bound of the lower level or the lower bound of the upper one"
    ),
    "ai đạt mức này cũng đã đạt mức {}, nên không ai xếp ở mức": (
        "whoever reaches this level reaches the level {} too, so nobody is at the level"
    ),
    "xem lại điều kiện của hai mức": "look at the conditions of both levels",
    "mức này vừa đòi một điều vừa đòi điều ngược lại:": "this level asks for a thing and for its opposite:",
    "bỏ một trong hai": "take one of them out",
    "các cận của mức này loại trừ nhau, không ai đạt được:": (
        "the bounds of this level exclude one another, nobody can reach it:"
    ),
    "sửa cận": "mend the bounds",
    "mức này đòi điểm cao hơn tối đa {} của bảng điểm:": (
        "this level asks more points than the scorecard's maximum {}:"
    ),
    "sửa ngưỡng điểm": "mend the threshold",
    "mức này đòi đúng điều mà lowest_if[{}] coi là rơi xuống mức thấp nhất:": (
        "this level asks for the very thing by which lowest_if[{}] makes one fall to the lowest:"
    ),
    "xem lại một trong hai chỗ": "look at one of the two places",
    "tổng điểm": "total points",
    "điểm nhóm {}": "points of the group {}",
    "tỷ lệ {}": "share of {}",
    "số {}": "number of {}",
    "sửa tên, hoặc khai báo nó trong {}": "mend the name, or declare it in {}",
    "không có {} nào tên": "there is no {} called",
    "dữ kiện": "fact",
    "quan hệ": "relation",
    "mức xếp loại": "level",
    "cấp độ": "grade",
    "chủ thể": "body",
    "đối tượng": "subject",
    "bảng điểm": "scorecard",
    "mẫu": "form",
    "phần kiểm điểm": "section of review",
    "dữ kiện này có kiểu {}, điều kiện cần kiểu {}:": "this fact is of type {}, the condition needs {}:",
    "sửa type của dữ kiện, hoặc dùng điều kiện khác": "mend the fact's type, or use another condition",
    "dữ kiện {} không có giá trị": "the fact {} has no value",
    "thứ tự này đi vòng tròn, không ai làm trước được:": "this order goes in a circle, nobody can be first:",
    "bỏ một chặng": "take one leg out",
    "chưa có nguyên văn văn bản trong sources/ để đối chiếu căn cứ": (
        "the document's text is not in sources/ yet to compare citations with"
    ),
    "gói này chỉ để trình diễn, không bao giờ dùng được cho một đợt thật": (
        "this pack is for demonstrations only and can never serve a real campaign"
    ),
    "chỗ trống “{}” để cho {}, chưa ai điền": "the slot “{}” is left to {}, nobody has filled it",
    "giá trị do chúng tôi đề xuất, cần ghi tên người xác nhận: {}": (
        "a value proposed by us, to be confirmed by name: {}"
    ),
    "câu để ngỏ “{}”: cách hiểu được chọn là “{}”, cần ký": (
        "open wording “{}”: the chosen reading is “{}”, to be signed"
    ),
    "chặt hơn": "stricter",
    "lỏng hơn": "looser",
    "chưa rõ chặt hay lỏng hơn": "whether stricter or looser is not clear",
    "{} so với {}: {}, cần ký": "{} against {}: {}, to be signed",
    "bỏ": "takes out",
    "thêm{}": "adds{}",
    "đổi{} thành{}": "changes{} to{}",
    "viết lại": "writes anew",
    "một quy tắc": "a rule",
    "cùng giới hạn một mức của một đối tượng như {} mà cơ số hoặc tỷ lệ khác nhau:": (
        "limits the same level of the same subject as {}, by another base or share:"
    ),
    "giữ một tỷ lệ; cách hiểu kia ghi vào open_wording": "keep one; write the other reading in open_wording",
    "cơ số chỉ đếm từ mức {} trở lên, cao hơn mức bị giới hạn:": (
        "the base counts from the level {} up only, which is above the level that is limited:"
    ),
    "sửa mức của cơ số": "mend the level of the base",
    "đơn vị xếp mức {} không được hưởng tỷ lệ bằng hoặc cao hơn đơn vị xếp mức {}:": (
        "a unit at the level {} may not have a rate as high as one at the level {}:"
    ),
    "sửa tỷ lệ cho giảm dần theo mức": "let the rates fall with the levels",
    "điều kiện hỏi tiêu chí mà đối tượng này không có bảng điểm:": (
        "the condition asks for criteria and this subject has no scorecard:"
    ),
    "viết scorecard cho đối tượng": "write a scorecard for the subject",
    "điều kiện hỏi các tiêu chí mà bảng điểm chưa đánh dấu dòng nào là tiêu chí:": (
        "the condition asks for criteria and no row of the scorecard is marked as one:"
    ),
    "viết criterion: true ở các dòng là tiêu chí": "write criterion: true on the rows that are criteria",
    "bảng điểm của đối tượng không có dòng": "the subject's scorecard has no row",
    "sửa địa chỉ của dòng": "mend the address of the row",
    "cận dưới cao hơn cận trên:": "the lower bound is above the upper one:",
    "đổi chỗ least và most": "swap least and most",
    "hai tiêu chí “{}” và “{}” không phân biệt được": "the criteria “{}” and “{}” cannot be told apart",
    "đổi number của một trong hai": "change the number of one",
    "các phương án “{}” của cùng một tiêu chí phải có điểm tối đa bằng nhau:": (
        "the variants “{}” of one criterion must have the same maximum:"
    ),
    "sửa max cho bằng nhau": "mend max to be the same",
    "nhóm không có điểm và không có tiêu chí nào:": "the group has no points and no criteria:",
    "viết children, hoặc bỏ nhóm": "write children, or take the group out",
    "{} có tối đa {} điểm mà các tiêu chí bên dưới cộng lại được {} điểm": (
        "{} has at most {} points and the criteria under it add up to {}"
    ),
    "sửa max của nhóm hoặc của các tiêu chí cho khớp": "mend max of the group or of the criteria to match",
    "điểm mỗi lần phải lớn hơn 0, không phải": "the points for each time must be above 0, not",
    "viết số điểm mỗi lần": "write the points for each time",
    "bước điểm phải lớn hơn 0, không phải": "the step must be above 0, not",
    "viết bước điểm, như 0,5": "write the step, as 0,5",
    "điểm thấp nhất {} không thấp hơn điểm tối đa:": "the least points {} are not below the maximum:",
    "điểm tối đa {} không đạt được theo bước {}:": "the maximum {} cannot be reached by steps of {}:",
    "sửa step cho chia hết": "mend step so that it divides",
    "khung điểm có cận dưới cao hơn cận trên:": "the lower bound of the band is above its upper one:",
    "đổi chỗ from và to": "swap from and to",
    "khung điểm chồng lên khung “{}” (đến {}):": "the band overlaps the band “{}” (up to {}):",
    "sửa from cho cao hơn khung dưới": "let from be above the lower band",
    "giữa khung “{}” (đến {}) và khung này có khoảng trống:": (
        "there is a gap between the band “{}” (up to {}) and this one:"
    ),
    "sửa from cho liền với khung dưới": "let from meet the lower band",
    "khung cao nhất đến {} mà tối đa là {}:": "the highest band ends at {} where the maximum is {}:",
    "sửa to hoặc max cho khớp": "mend to or max to match",
    "chọn một trong: {}": "choose one of: {}",
    "không có cách hiểu nào mang mã": "there is no reading with the id",
    "hai cách hiểu cùng mã": "two readings have one id",
    "đổi id của một cách": "change the id of one",
    "dữ liệu đã viết theo cách hiểu được chọn, cách đó không được có set:": (
        "the data are written by the chosen reading, which may have no set:"
    ),
    "bỏ set ở cách được chọn": "take set out of the chosen reading",
    "địa chỉ dữ liệu không có thật, {}:": "the address of data does not exist, {}:",
    "sửa địa chỉ": "mend the address",
}
