from django.urls import path

from congtam.web.commitments import committing, confidence, progress, registering, start, taking, targets

app_name = "commitments"

HERE = "dot/<int:campaign_id>/dau-nam/"
ONE = "ho-so/<int:dossier_id>/dau-nam/"
TARGET = "chi-tieu/<int:target_id>/"
REPORT = "chi-tieu/bao-cao/<int:progress_id>/"
TAKING = "nhap-bang/<int:taking_id>/"

urlpatterns = [
    path(HERE, start.start, name="start"),
    path(f"{HERE}dang-ky/", registering.registrations, name="registrations"),
    path("dang-ky/<int:registration_id>/rut/", registering.withdraw, name="unregister"),
    path(f"{HERE}cam-ket/", committing.listing, name="commitments"),
    path(f"{HERE}chi-tieu/", targets.listing, name="targets"),
    path(f"{HERE}chi-tieu/giao/", targets.give, name="give"),
    path(f"{HERE}nhap/<str:kind>/", taking.upload, name="takings"),
    path(f"{HERE}nhap/<str:kind>/mau.xlsx", taking.template, name="template"),
    path(ONE, start.dossier, name="dossier"),
    path(f"{ONE}cam-ket/", committing.write, name="commitment"),
    path(f"{ONE}cam-ket/xac-nhan/", committing.confirm, name="confirm"),
    path(f"{ONE}cam-ket/tra-lai/", committing.send_back, name="return"),
    path(f"{ONE}tin-nhiem/", confidence.record, name="confidence"),
    path(f"{ONE}chi-tieu/", targets.give_one, name="target"),
    path(f"{TARGET}ket-qua/", progress.report, name="progress"),
    path(f"{TARGET}bat-kha-khang/", progress.excuse, name="excuse"),
    path(f"{TARGET}bat-kha-khang/bo/", progress.unexcuse, name="unexcuse"),
    path(f"{REPORT}xac-nhan/", progress.check, name="check"),
    path(f"{REPORT}tra-lai/", progress.send_back, name="send_back"),
    path(f"{REPORT}tep/", progress.file, name="file"),
    path(TAKING, taking.page, name="taking"),
    path(f"{TAKING}cot/", taking.columns, name="columns"),
    path(f"{TAKING}chay-thu/", taking.trial, name="trial"),
    path(f"{TAKING}ghi/", taking.write, name="write"),
    path(f"{TAKING}bo/", taking.drop, name="drop"),
    path(f"{TAKING}hoan-tac/", taking.undo, name="undo"),
]
