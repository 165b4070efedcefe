"""The one table of who may do what where. Every view asks it, and nothing else decides."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """Held by being kept here and by posts (the first five), or by grant."""

    MEMBER = "member"  # whoever is kept here as a person
    SECRETARY = "secretary"  # leads a cell, or deputises there
    CHAIR = "chair"  # leads any other body, or deputises there
    COMMITTEE = "committee"  # a member of the committee of the base organisation
    STANDING = "standing"  # its standing committee
    OFFICE = "office"
    SUPERVISOR = "supervisor"
    SUPERIOR = "superior"
    HELPER = "helper"
    ADMINISTRATOR = "administrator"


class Scope(StrEnum):
    SELF = "self"  # what is about the person
    UNITS = "units"  # the units the role was given for, and all under them
    ORGANISATION = "organisation"  # the whole base organisation
    INFERIORS = "inferiors"  # the organisations under one's own
    MACHINE = "machine"  # the installation itself, and nobody's data


class Action(StrEnum):
    SEE_SELF = "see_self"
    CHANGE_OWN_CONTACT = "change_own_contact"
    SEE_UNITS = "see_units"
    CHANGE_UNITS = "change_units"
    SEE_PERSON = "see_person"
    SEE_REGISTERS = "see_registers"
    CHANGE_PERSON = "change_person"
    IMPORT_ROSTER = "import_roster"
    EXPORT_ROSTER = "export_roster"
    ASSIST = "assist"
    MANAGE_ACCESS = "manage_access"
    MANAGE_ROLES = "manage_roles"
    SEE_JOURNAL = "see_journal"
    READ_PACKS = "read_packs"
    RUN_CAMPAIGN = "run_campaign"
    SEE_PLAN = "see_plan"
    SEE_PROGRESS = "see_progress"
    SEE_DOSSIER = "see_dossier"
    SEE_RATERS = "see_raters"
    SEE_RESULTS = "see_results"
    RECORD_MEETING = "record_meeting"
    LEAD_MEETING = "lead_meeting"
    HOLD_POLL = "hold_poll"
    ASK_COMMENTS = "ask_comments"
    SEE_COMMENTS = "see_comments"
    PROMPT_REVIEW = "prompt_review"
    RETURN_REVIEW = "return_review"
    SEE_YEAR = "see_year"
    WRITE_COMMITMENT = "write_commitment"
    CONFIRM_COMMITMENT = "confirm_commitment"
    REPORT_TARGETS = "report_targets"
    CHECK_TARGETS = "check_targets"
    SEE_REMEDIES = "see_remedies"
    WORK_REMEDIES = "work_remedies"
    CHECK_REMEDIES = "check_remedies"
    KEEP_COMPLAINTS = "keep_complaints"
    ATTEST = "attest"
    RUN_MACHINE = "run_machine"
    MAKE_BACKUP = "make_backup"
    TAKE_BACKUP = "take_backup"


class Rule(NamedTuple):
    role: Role
    scope: Scope
    action: Action


def rules(role: Role, scope: Scope, *actions: Action) -> list[Rule]:
    return [Rule(role, scope, action) for action in actions]


TABLE: tuple[Rule, ...] = (
    *rules(Role.MEMBER, Scope.SELF, Action.SEE_SELF, Action.CHANGE_OWN_CONTACT),
    *rules(Role.MEMBER, Scope.SELF, Action.SEE_PERSON, Action.SEE_REGISTERS),
    *rules(Role.MEMBER, Scope.ORGANISATION, Action.SEE_UNITS),
    *rules(Role.SECRETARY, Scope.UNITS, Action.SEE_PERSON, Action.SEE_REGISTERS),
    *rules(Role.SECRETARY, Scope.UNITS, Action.EXPORT_ROSTER, Action.ASSIST),
    *rules(Role.STANDING, Scope.ORGANISATION, Action.SEE_PERSON, Action.SEE_REGISTERS),
    *rules(Role.STANDING, Scope.ORGANISATION, Action.EXPORT_ROSTER, Action.SEE_JOURNAL),
    *rules(Role.OFFICE, Scope.ORGANISATION, Action.SEE_UNITS, Action.CHANGE_UNITS),
    *rules(Role.OFFICE, Scope.ORGANISATION, Action.SEE_PERSON, Action.SEE_REGISTERS, Action.CHANGE_PERSON),
    *rules(Role.OFFICE, Scope.ORGANISATION, Action.IMPORT_ROSTER, Action.EXPORT_ROSTER, Action.ASSIST),
    *rules(Role.OFFICE, Scope.ORGANISATION, Action.MANAGE_ACCESS, Action.MANAGE_ROLES, Action.SEE_JOURNAL),
    *rules(Role.SUPERVISOR, Scope.UNITS, Action.SEE_PERSON),
    # Campaigns: which phase opens what stands in congtam.campaigns.phases.
    *rules(Role.MEMBER, Scope.ORGANISATION, Action.READ_PACKS, Action.SEE_PLAN),
    *rules(Role.MEMBER, Scope.SELF, Action.SEE_DOSSIER, Action.SEE_RATERS, Action.SEE_RESULTS),
    *(
        rule
        for role in (Role.SECRETARY, Role.SUPERVISOR)
        for rule in (
            *rules(role, Scope.UNITS, Action.SEE_PLAN, Action.SEE_PROGRESS, Action.SEE_DOSSIER),
            *rules(role, Scope.UNITS, Action.SEE_RATERS, Action.SEE_RESULTS),
        )
    ),
    *rules(Role.SECRETARY, Scope.UNITS, Action.RECORD_MEETING, Action.LEAD_MEETING, Action.HOLD_POLL),
    # Of the body alone, and nothing of the units under it.
    *rules(Role.CHAIR, Scope.UNITS, Action.LEAD_MEETING, Action.HOLD_POLL),
    *(
        rule
        for role in (Role.COMMITTEE, Role.STANDING, Role.OFFICE)
        for rule in (
            *rules(role, Scope.ORGANISATION, Action.SEE_PROGRESS, Action.SEE_DOSSIER),
            *rules(role, Scope.ORGANISATION, Action.SEE_RATERS, Action.SEE_RESULTS),
        )
    ),
    *rules(Role.STANDING, Scope.ORGANISATION, Action.SEE_PLAN),
    *rules(Role.OFFICE, Scope.ORGANISATION, Action.READ_PACKS, Action.SEE_PLAN),
    *rules(Role.OFFICE, Scope.ORGANISATION, Action.RUN_CAMPAIGN, Action.RECORD_MEETING, Action.HOLD_POLL),
    *rules(Role.OFFICE, Scope.ORGANISATION, Action.LEAD_MEETING),
    *rules(Role.MEMBER, Scope.SELF, Action.SEE_COMMENTS),
    *rules(Role.SECRETARY, Scope.UNITS, Action.SEE_COMMENTS, Action.ASK_COMMENTS),
    *rules(Role.SUPERVISOR, Scope.UNITS, Action.SEE_COMMENTS),
    *rules(Role.COMMITTEE, Scope.ORGANISATION, Action.SEE_COMMENTS),
    *rules(Role.STANDING, Scope.ORGANISATION, Action.SEE_COMMENTS),
    *rules(Role.OFFICE, Scope.ORGANISATION, Action.SEE_COMMENTS, Action.ASK_COMMENTS),
    *rules(Role.SECRETARY, Scope.UNITS, Action.RETURN_REVIEW),
    *rules(Role.STANDING, Scope.ORGANISATION, Action.PROMPT_REVIEW, Action.RETURN_REVIEW),
    *rules(Role.OFFICE, Scope.ORGANISATION, Action.PROMPT_REVIEW, Action.RETURN_REVIEW),
    # The start of a year and the registers. Nobody in a cell sees who complained.
    *rules(Role.MEMBER, Scope.SELF, Action.SEE_YEAR, Action.WRITE_COMMITMENT, Action.REPORT_TARGETS),
    *rules(Role.MEMBER, Scope.SELF, Action.SEE_REMEDIES, Action.WORK_REMEDIES),
    *rules(Role.SECRETARY, Scope.UNITS, Action.SEE_YEAR, Action.CONFIRM_COMMITMENT, Action.REPORT_TARGETS),
    *rules(Role.SECRETARY, Scope.UNITS, Action.SEE_REMEDIES, Action.WORK_REMEDIES, Action.ATTEST),
    *rules(Role.SUPERVISOR, Scope.UNITS, Action.SEE_YEAR, Action.CHECK_TARGETS),
    *rules(Role.SUPERVISOR, Scope.UNITS, Action.SEE_REMEDIES, Action.CHECK_REMEDIES, Action.ATTEST),
    *rules(Role.STANDING, Scope.ORGANISATION, Action.SEE_YEAR, Action.CHECK_TARGETS, Action.SEE_REMEDIES),
    *rules(Role.STANDING, Scope.ORGANISATION, Action.CHECK_REMEDIES, Action.KEEP_COMPLAINTS, Action.ATTEST),
    *rules(Role.OFFICE, Scope.ORGANISATION, Action.SEE_YEAR, Action.WRITE_COMMITMENT),
    *rules(Role.OFFICE, Scope.ORGANISATION, Action.CONFIRM_COMMITMENT, Action.REPORT_TARGETS),
    *rules(Role.OFFICE, Scope.ORGANISATION, Action.CHECK_TARGETS, Action.SEE_REMEDIES, Action.WORK_REMEDIES),
    *rules(Role.OFFICE, Scope.ORGANISATION, Action.CHECK_REMEDIES, Action.KEEP_COMPLAINTS, Action.ATTEST),
    # A backup holds every dossier: whoever runs the machine makes it, the office alone takes it from a page.
    *rules(Role.OFFICE, Scope.ORGANISATION, Action.MAKE_BACKUP, Action.TAKE_BACKUP),
    *rules(Role.SUPERIOR, Scope.INFERIORS, Action.SEE_UNITS, Action.PROMPT_REVIEW),
    *rules(Role.HELPER, Scope.UNITS, Action.ASSIST),
    *rules(Role.ADMINISTRATOR, Scope.MACHINE, Action.RUN_MACHINE, Action.MAKE_BACKUP),
)


@dataclass(frozen=True)
class Target:
    """What a deed is about: an organisation, and inside it a person, some units, or neither."""

    organisation: int
    units: frozenset[int] = frozenset()
    person: int | None = None


@dataclass(frozen=True)
class Holding:
    """A role somebody has. `units` is what it was given for, with all under it."""

    role: Role
    organisation: int
    units: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Rights:
    """What one account may do today."""

    organisation: int
    person: int | None
    holdings: tuple[Holding, ...] = ()
    inferiors: frozenset[int] = field(default=frozenset())

    def may(self, action: Action, target: Target) -> bool:
        return any(
            rule.action is action and self.reaches(rule.scope, holding, target)
            for holding in self.holdings
            for rule in TABLE
            if rule.role is holding.role
        )

    def may_somewhere(self, action: Action) -> bool:
        """Whether there is anything at all to do: decides what is offered, never what is allowed."""
        roles = {holding.role for holding in self.holdings}
        return any(rule.action is action and rule.role in roles for rule in TABLE)

    def reaches(self, scope: Scope, holding: Holding, target: Target) -> bool:
        match scope:
            case Scope.SELF:
                return self.person is not None and target.person == self.person
            case Scope.UNITS:
                return target.organisation == holding.organisation and bool(holding.units & target.units)
            case Scope.ORGANISATION:
                return target.organisation == holding.organisation
            case Scope.INFERIORS:
                return target.organisation in self.inferiors
            case Scope.MACHINE:
                return True

    def has(self, *roles: Role) -> bool:
        return any(holding.role in roles for holding in self.holdings)
