"""What of a list somebody may see: the same table of permissions, asked once for the whole list."""

from django.db.models import Q, QuerySet

from congtam.people.models import Membership
from congtam.people.permissions import TABLE, Action, Rights, Scope


def persons_in_reach(
    rows: QuerySet[Membership], rights: Rights, action: Action = Action.SEE_PERSON
) -> QuerySet[Membership]:
    """Those memberships about whose person the action is allowed."""
    wanted = Q(pk__in=[])
    for holding in rights.holdings:
        for rule in TABLE:
            if rule.role is not holding.role or rule.action is not action:
                continue
            match rule.scope:
                case Scope.SELF:
                    wanted |= Q(person=rights.person)
                case Scope.UNITS:
                    wanted |= Q(organisation=holding.organisation, cell__in=holding.units)
                case Scope.ORGANISATION:
                    wanted |= Q(organisation=holding.organisation)
                case Scope.INFERIORS:
                    wanted |= Q(organisation__in=rights.inferiors)
                case Scope.MACHINE:
                    pass
    return rows.filter(wanted)
