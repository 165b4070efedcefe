from django.urls import path

from congtam.web.meetings import agenda, console, course, listing, minutes, notes, people, screens

app_name = "meetings"

HERE = "hoi-nghi/<int:sitting_id>/"
ITEM = f"{HERE}muc/<int:item_id>/"
NOTE = f"{HERE}ghi/<int:item_id>/<slug:field>/"

urlpatterns = [
    path("hoi-nghi/dot/<int:campaign_id>/", listing.listing, name="list"),
    path("hoi-nghi/dot/<int:campaign_id>/<int:unit_id>/", listing.arranged, name="arrange"),
    path(HERE, console.console, name="console"),
    path(f"{HERE}lap-lai/", listing.arranged_again, name="arrange_again"),
    path(f"{HERE}diem-danh/", people.roll, name="roll"),
    path(f"{HERE}khach-moi/", people.guest, name="invite"),
    path(f"{HERE}dieu-hanh/", people.officers, name="officers"),
    path(f"{HERE}khai-mac/", course.begun, name="begin"),
    path(f"{HERE}tam-nghi/", course.paused, name="pause"),
    path(f"{HERE}ket-thuc/", course.ended, name="end"),
    path(f"{HERE}mo-lai/", course.reopened, name="reopen"),
    path(ITEM, notes.item, name="item"),
    path(f"{ITEM}bat-dau/", course.item_begun, name="begin_item"),
    path(f"{ITEM}xong-buoc/", course.ticked, name="tick"),
    path(f"{ITEM}lui-buoc/", course.unticked, name="untick"),
    path(f"{ITEM}cong-bo/", course.announced, name="announce"),
    path(f"{ITEM}xong/", course.item_finished, name="finish"),
    path(f"{ITEM}chu-tri/", people.item_chair, name="item_chair"),
    path(f"{ITEM}hoan/", agenda.postponed, name="postpone"),
    path(f"{ITEM}lam-lai/", agenda.taken_up, name="take_up"),
    path(f"{ITEM}doi-cho/", agenda.moved, name="move"),
    path(f"{HERE}ghi-chung/", notes.whole, name="whole"),
    path(NOTE, notes.save, name="save"),
    path(f"{NOTE}cac-ban/", notes.versions, name="versions"),
    path(f"{HERE}bien-ban/", minutes.printed, name="minutes"),
    path(f"{HERE}bien-ban.docx", minutes.document, name="minutes_docx"),
    path(f"{HERE}man-chieu/", screens.opened, name="screens"),
    path(f"{HERE}man-chieu/<int:screen_id>/dong/", screens.closed, name="close_screen"),
    path("man-chieu/<slug:code>/", screens.screen, name="screen"),
    path("man-chieu/<slug:code>/noi-dung/", screens.content, name="screen_content"),
]
