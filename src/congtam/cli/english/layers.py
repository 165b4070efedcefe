"""Packs upon packs: addresses, letters of amendment, slots and their filling, readings."""

SENTENCES = {
    "“{}” không phải địa chỉ dữ liệu": "“{}” is no address of data",
    "địa chỉ dữ liệu để trống": "the address of data is empty",
    "gói": "the pack",
    "trong {} không có “{}”": "there is no “{1}” in {0}",
    "không có gì ở {}": "there is nothing at {}",
    "xem lại at, hoặc bổ sung đoạn này vào sources/": "look at at, or add the passage to sources/",
    "văn bản được sửa không có địa chỉ": "the amended document has no address",
    "câu cũ đứng {} lần tại {}, không rõ sửa chỗ nào:": (
        "the old sentence stands {} times at {}, which one is meant is not clear:"
    ),
    "trích câu cũ dài hơn cho đến khi chỉ còn một chỗ": "quote more of it until only one place is left",
    "tại {} không có nguyên văn câu cũ": "the old sentence does not stand word for word at {}",
    "chép lại đúng từng chữ; ở đó đang là “{}…”": "copy it word for word; what stands there is “{}…”",
    "chưa có gì": "nothing yet",
    "dữ liệu ở {} trước khi sửa phải là": "before the change the data at {} must be",
    "ở đó đang là {}; xem lại was, hoặc thứ tự các văn bản sửa đổi": (
        "what stands there is {}; look at was, or at the order of the letters"
    ),
    "không đặt được dữ liệu, vì {}:": "the data cannot be put there: {}:",
    "sửa địa chỉ cho đúng chỗ cần thay": "mend the address of what is to be changed",
    "gói đã có chỗ để ngỏ tên này:": "the pack already has an open wording of this name:",
    "đặt tên khác": "give it another name",
    "điền một trong các chỗ trống: {}": "fill one of the slots: {}",
    "gói bên dưới không để chỗ trống nào, bỏ mục này": "the pack below leaves no slot, take this out",
    "không có chỗ trống tên như thế:": "there is no slot called so:",
    "không điền được: {}": "cannot be filled: {}",
    "sửa địa chỉ at của chỗ trống": "mend the address at of the slot",
    "chỗ trống này phải điền bằng một danh sách tiêu chí có điểm, không phải": (
        "this slot must be filled by a list of criteria with points, not"
    ),
    "viết mỗi tiêu chí với text và max": "write each criterion with text and max",
    "chỗ trống “{}” cần đúng {} điểm, phần điền cộng lại được {} điểm:": (
        "the slot “{}” needs exactly {} points, its filling adds up to {}:"
    ),
    "sửa max của các tiêu chí cho đủ": "mend the max of the criteria",
    "mục này để trống": "this entry is empty",
    "viết giá trị, hoặc bỏ cả dòng": "write the value, or take the line out",
    "gói bên dưới không cho thay đổi chỗ này, ở đây viết": (
        "the pack below does not let this be changed, here stands"
    ),
    "bỏ dòng này": "take this line out",
    "bỏ dòng này, chỉ điền chỗ còn trống": "take this line out, fill only what is empty",
    "gói bên dưới chỉ cho điền chỗ trống ở đây, mà chỗ này đã có giá trị; ở đây viết": (
        "the pack below only lets what is empty be filled here, and this has a value; here stands"
    ),
    "sửa địa chỉ trong set": "mend the address in set",
    "không đặt được giá trị, vì {}:": "the value cannot be put there: {}:",
    "các gói dựa vòng tròn lên nhau ({}):": "the packs are based on one another in a circle ({}):",
    "bỏ một tên khỏi based_on": "take one name out of based_on",
    "không đọc được gói bên dưới": "the pack below cannot be read",
    "sửa gói đó trước, hoặc sửa tên trong based_on": "mend that pack first, or its name in based_on",
    "based_on phải là tên các gói, không phải": "based_on must be names of packs, not",
    "viết based_on: [tên-gói]": "write based_on: [name-of-pack]",
    "lớp này không dành cho gói {} mà cho": "this layer is not meant for the pack {} but for",
    "không gói nào": "no pack",
    "chọn lớp khác": "choose another layer",
    "văn bản này nằm trong gói {} mà lại sửa gói": "this letter lies in the pack {} and yet amends the pack",
    "viết amends: {}": "write amends: {}",
    "gói này không có văn bản sửa đổi tên": "this pack has no letter of amendment called",
    "(không có văn bản nào)": "(there is none)",
}
