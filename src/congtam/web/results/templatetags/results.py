"""Small pieces of the pages of results."""

from datetime import datetime
from typing import Any

from django import template
from django.utils.translation import gettext as _

from congtam.campaigns.models import Result
from congtam.engine.pack import Pack
from congtam.engine.pack.subjects import Subject
from congtam.web.results.columns import Level, Standing, level_of

register = template.Library()


@register.filter
def level_in(result: Result, pack: Pack) -> Level:
    return level_of(pack, result.level)


@register.inclusion_tag("results/four.html")
def four_results(standing: Standing, subject: Subject, made_at: datetime) -> dict[str, Any]:
    columns = [
        (standing.vote or standing.resolution, _("Hội nghị bỏ phiếu"), _("Chưa bỏ phiếu")),
        (standing.appraisal or standing.proposal, proposal_head(standing), _("Chưa đề nghị")),
        (standing.decision, _("Quyết định"), _("Chưa quyết định")),
    ]
    return {"standing": standing, "subject": subject, "made_at": made_at, "columns": columns}


def proposal_head(standing: Standing) -> str:
    return _("Đề nghị, đã thẩm định") if standing.appraisal else _("Đề nghị")
