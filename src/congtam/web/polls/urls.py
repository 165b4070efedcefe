from django.urls import path

from congtam.web.polls import (
    afterwards,
    console,
    counting,
    course,
    listing,
    minutes,
    opening,
    printing,
    results,
    rolls,
    upholding,
)

app_name = "polls"
CAMPAIGN, POLL = "dot/<int:campaign_id>/bo-phieu/", "bo-phieu/<int:poll_id>/"
urlpatterns = [
    path(CAMPAIGN, listing.polls, name="list"),
    path(f"{CAMPAIGN}moi/", listing.choose, name="choose"),
    path(f"{CAMPAIGN}moi/<slug:ballot>/<int:unit_id>/", listing.prepare, name="prepare"),
    path(POLL, console.console, name="console"),
    path(f"{POLL}trinh-chieu/", console.projector, name="projector"),
    path(f"{POLL}co-mat/", rolls.present, name="present"),
    path(f"{POLL}ky-nhan/", rolls.sign, name="sign"),
    path(f"{POLL}phieu-ma/", printing.slips, name="slips"),
    path(f"{POLL}to-khoa/", printing.keys, name="keys"),
    path(f"{POLL}phieu-trang/", printing.paper_ballot, name="paper_ballot"),
    path(f"{POLL}mo-thu/", opening.try_key, name="try_key"),
    path(f"{POLL}huy-phieu/", opening.void, name="void"),
    path(f"{POLL}mo/", opening.open_box, name="open"),
    path(f"{POLL}doi-phieu/", course.exchange, name="exchange"),
    path(f"{POLL}huy-hom/", course.discard, name="discard"),
    path(f"{POLL}dong/", course.close, name="close"),
    path(f"{POLL}xoa-dau-vet/", course.scrub_again, name="scrub"),
    path(f"{POLL}phieu-giay/", counting.papers, name="papers"),
    path(f"{POLL}kiem-phieu/", counting.count, name="count"),
    path(f"{POLL}ket-qua/", results.outcome, name="results"),
    path(f"{POLL}ghi-ket-qua/", results.record, name="record"),
    path(f"{POLL}khang-dinh/", upholding.uphold, name="uphold"),
    path(f"{POLL}bien-ban/", minutes.printed, name="minutes"),
    path(f"{POLL}bien-ban/word/", minutes.document, name="minutes_docx"),
    path(f"{POLL}ky-bien-ban/", minutes.sign_minutes, name="sign_minutes"),
    path(f"{POLL}kiem-lai/", afterwards.recount_box, name="recount"),
    path(f"{POLL}tieu-huy/", afterwards.destroy, name="destroy"),
    path(f"{POLL}vong-tiep/", afterwards.next_round, name="next_round"),
]
