from django.urls import path

from congtam.web.units import changing, merging, views

app_name = "units"
urlpatterns = [
    path("to-chuc/", views.tree_of_day, name="tree"),
    path("to-chuc/moi/", changing.open_new, name="open"),
    path("to-chuc/<int:unit_id>/", views.unit, name="unit"),
    path("to-chuc/<int:unit_id>/doi-ten/", changing.rename, name="rename"),
    path("to-chuc/<int:unit_id>/loai-hinh/", changing.describe, name="describe"),
    path("to-chuc/<int:unit_id>/chuyen/", changing.move, name="move"),
    path("to-chuc/<int:unit_id>/giai-the/", changing.close, name="close"),
    path("to-chuc/<int:unit_id>/sap-nhap/", merging.merge, name="merge"),
    path("to-chuc/<int:unit_id>/tach/", merging.split, name="split"),
]
