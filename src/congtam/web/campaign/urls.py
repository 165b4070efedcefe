from django.urls import path

from congtam.web.campaign import (
    calendar,
    changes,
    dossiers,
    opening,
    overview,
    plan,
    regulation,
    subjects,
    units,
)

app_name = "campaign"

HERE = "dot/<int:campaign_id>/"
UNIT = f"{HERE}don-vi/<int:unit_id>/"
DOSSIER = f"{HERE}ho-so/<int:dossier_id>/"

urlpatterns = [
    path("dot/", opening.listing, name="list"),
    path("dot/mo/", opening.open_new, name="open"),
    path(HERE, overview.overview, name="overview"),
    path(f"{HERE}tiep/", opening.clone, name="clone"),
    path(f"{HERE}lich/", calendar.calendar, name="calendar"),
    path(f"{HERE}lich.ics", calendar.calendar_export, name="ics"),
    path(f"{HERE}lich/muc/", calendar.item, name="item_new"),
    path(f"{HERE}lich/muc/<str:key>/", calendar.item, name="item"),
    path(f"{HERE}lich/muc/<str:key>/xong/", calendar.item_done, name="item_done"),
    path(UNIT, units.unit, name="unit"),
    path(f"{UNIT}ngay-hop/", units.meeting_day, name="meeting_day"),
    path(f"{UNIT}da-hop/", units.meeting_held, name="meeting_held"),
    path(f"{UNIT}thoi-han/<str:key>/", units.deadline_met, name="deadline_met"),
    path(f"{UNIT}goi/", units.call, name="call"),
    path(f"{HERE}doi-tuong/", dossiers.dossiers, name="dossiers"),
    path(f"{HERE}doi-tuong/them/", subjects.added, name="subject_added"),
    path(DOSSIER, dossiers.dossier, name="dossier"),
    path(f"{DOSSIER}bo-khoi-dot/", subjects.taken_off, name="taken_off"),
    path(f"{HERE}quy-dinh/", regulation.regulation, name="regulation"),
    path(f"{DOSSIER}sua/", dossiers.correct, name="correct"),
    path(f"{DOSSIER}chi-tieu/", dossiers.target_given, name="target"),
    path(f"{DOSSIER}them/<str:group>/", dossiers.part_added, name="part_added"),
    path(f"{DOSSIER}bo/<int:part_id>/", dossiers.part_dropped, name="part_dropped"),
    path(f"{DOSSIER}giu-lai/<int:part_id>/", dossiers.part_restored, name="part_restored"),
    path(f"{HERE}tham-gia/ten/<slug:body>/", plan.body_name, name="body_name"),
    path(f"{HERE}tham-gia/<str:group>/", plan.who_takes_part, name="matrix"),
    path(f"{HERE}phu-trach/", plan.charges, name="charges"),
    path(f"{HERE}phu-trach/ghi/", plan.charge, name="charge"),
    path(f"{HERE}giai-doan/", plan.phases, name="phases"),
    path(f"{HERE}giai-doan/chuyen/", plan.move_phase, name="move_phase"),
    path(f"{HERE}cap-nhat/", changes.take_up, name="take_up"),
    path(f"{HERE}so-da-du/", plan.registers_complete, name="registers"),
]
