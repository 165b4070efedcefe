"""What a sheet gives: sums, rows that fill themselves, options that data choose, and what the rules make
of it."""

import pytest

from congtam.campaigns.models import Campaign, Dossier
from congtam.sheets.models import Sheet
from congtam.sheets.queries.standing import Standing, bodies_by_relation, standing_of
from tests.campaigns.ward import opened, settle
from tests.cast import Cast
from tests.sheets.ground import (
    decided,
    dossier,
    fill,
    moved,
    neighbourhood,
    own_sheet,
    rated,
    save,
    typed,
    with_account,
)

DERIVED = [f"TC2/3/#{n}" for n in range(1, 8)]
ORGANISATIONS = ["board", "front3", "youth3", "women3", "veterans3", "red_cross3", "study3"]


def standing(sheet: Sheet) -> Standing:
    return standing_of(Sheet.objects.get(pk=sheet.pk))


def given(found: Standing, address: str) -> tuple[int | None, int | None]:
    reading = found.readings[address]
    return reading.low, reading.high


class TestScorecardOf2022:
    @pytest.fixture
    def campaign(self, cast: Cast) -> Campaign:
        return neighbourhood(cast)

    @pytest.fixture
    def sheet(self, cast: Cast, campaign: Campaign) -> Sheet:
        return own_sheet(cast, dossier(campaign, "sectional_organisation"), "an")

    def test_parents_are_sums_of_exact_decimals(self, cast: Cast, sheet: Sheet) -> None:
        """BTT22-03, BTT22-04: half points add up exactly through four levels."""
        for number in range(1, 9):
            save(cast, sheet, "an", typed(sheet, f"TC1/1/1.2/#{number}", points="0,1"))
        found = standing(sheet)
        assert found.readings["TC1/1/1.2/#1"].place.depth == 3
        assert given(found, "TC1/1/1.2") == (80, 80)
        assert given(found, "TC1/1") == (80, 80 + 400 + 400 + 300)

    def test_the_seven_organisations_fill_their_rows(
        self, cast: Cast, campaign: Campaign, sheet: Sheet
    ) -> None:
        """BTT22-05: recomputed when a rating changes; a missing one is missing, never 0."""
        assert [given(standing(sheet), row) for row in DERIVED] == [(0, 100)] * 7
        for key, level in zip(ORGANISATIONS, ["HTXSNV", "HTTNV", "HTNV", "KHTNV"], strict=False):
            decided(dossier(campaign, "neighbourhood_body", unit=cast.units[key]), level)
        found = standing(sheet)
        assert [given(found, row) for row in DERIVED] == [
            (100, 100),
            (80, 80),
            (50, 50),
            (0, 0),
            *[(0, 100)] * 3,
        ]
        assert given(found, "TC2/3") == (230, 530)
        behind = bodies_by_relation(found, ["neighbourhood_board"])["neighbourhood_board"]
        assert [(body.name, body.level, body.stage) for body in behind] == [
            ("Ban điều hành khu phố 3", "HTXSNV", "decided")
        ]
        assert [
            body.level for body in bodies_by_relation(found, ["red_cross_branch"])["red_cross_branch"]
        ] == [""]

    def test_a_full_sheet_is_a_range_while_a_rating_is_missing(
        self, cast: Cast, campaign: Campaign, sheet: Sheet
    ) -> None:
        fill(cast, sheet, "an")
        assert (standing(sheet).low, standing(sheet).high) == (9300, 10000)
        for key in ORGANISATIONS:
            decided(dossier(campaign, "neighbourhood_body", unit=cast.units[key]), "HTTNV")
        assert (standing(sheet).low, standing(sheet).high) == (9860, 9860)

    def test_the_rules_stand_beside_with_what_is_missing(self, cast: Cast, sheet: Sheet) -> None:
        fill(cast, sheet, "an", 80)
        found = standing(sheet).explanation
        assert found.outcome.levels == ("HTTNV", "HTNV", "KHTNV")
        assert found.next_level == "HTTNV"
        assert {step.rule.short_address: step.status for step in found.not_higher} == {
            "sectional_organisation.lowest_if[0]": None,
            "sectional_organisation.levels.HTTNV[0]": None,
            "sectional_organisation.levels.HTTNV[1]": None,
        }


class TestThirtySeventy:
    """Of the executive committee, whose kind has few members in the ward of the tests."""

    @pytest.fixture
    def ward(self, cast: Cast) -> Cast:
        settle(cast)
        with_account(cast, "chairman")
        return cast

    def sheet(self, ward: Cast, pack: str = "tc-2025") -> Sheet:
        campaign = moved(opened(ward, pack, year=2025), "reviewing")
        return own_sheet(
            ward, rated(dossier(campaign, "collective", unit=ward.units["executive"])), "chairman"
        )

    def test_the_share_chooses_the_option_and_shows_who_is_behind(self, ward: Cast) -> None:
        """TC25-06: 16 under option b is refused, 15 is not; the scorer may give less."""
        sheet = self.sheet(ward)
        others = self.bodies(sheet)
        assert standing(sheet).chosen("II/3", "abcd") == dict.fromkeys("abcd")
        for place, one in enumerate(others):
            decided(one, "HTNV" if place < len(others) // 7 else "HTTNV")
        found = standing(sheet)
        assert found.chosen("II/3", "abcd") == {"a": False, "b": True, "c": False, "d": False}
        assert given(found, "II/3") == (0, 1500)
        told = save(ward, sheet, "chairman", typed(sheet, "II/3", points="16"))
        assert "16 vượt mức tối đa 15 của phương án b" in told.wrong["II/3"]
        assert not save(ward, sheet, "chairman", typed(sheet, "II/3", points="12,5")).wrong
        assert given(standing(sheet), "II/3") == (1250, 1250)
        behind = bodies_by_relation(found, ["bodies_and_units"])["bodies_and_units"]
        assert {body.name for body in behind} == {one.name for one in others}

    def bodies(self, sheet: Sheet) -> list[Dossier]:
        """Everything that TC25 counts: government, Front, mass organisations, and the party units."""
        campaign = sheet.dossier.campaign
        asked = campaign.dossiers.filter(kind__in=["collective", "organisation"])
        ours = asked.exclude(
            unit__kind__in=["executive_committee", "standing_committee", "base_organisation"]
        )
        for one in ours:
            rated(one)
        return list(ours)

    def test_a_slot_that_nobody_filled_gives_no_points_and_no_zero(self, ward: Cast) -> None:
        """TC25-05: II.2 stays open from 0 to 40."""
        sheet = self.sheet(ward)
        assert given(standing(sheet), "II/2") == (0, 4000)
        assert standing(sheet).readings["II/2"].place.children == ()

    def test_the_filling_of_education_is_10_20_10(self, ward: Cast) -> None:
        """TC25-11."""
        found = standing(self.sheet(ward, "tc-2025+tc-2025-giao-duc"))
        assert [found.readings[f"II/2/{row}"].top for row in "abc"] == [1000, 2000, 1000]

    def test_points_without_a_frame_give_no_level(self, ward: Cast) -> None:
        """TC25-12: thresholds come from the pack below; its frames are what says the level."""
        sheet = self.sheet(ward)
        fill(ward, sheet, "chairman")
        found = standing(sheet)
        assert found.explanation.outcome.levels is not None
        assert found.pack.subjects["collective"].levels
        assert found.low is not None
        assert found.low >= 4000

    def test_a_row_carries_a_figure_beside_its_points(self, ward: Cast) -> None:
        """TC25-08: the numerator and the denominator, which set no points."""
        sheet = self.sheet(ward)
        save(ward, sheet, "chairman", typed(sheet, "I/3/b", points="0,5", part="19", whole="20"))
        found = standing(sheet).readings["I/3/b"]
        assert (found.entered["part"], found.entered["whole"], found.low) == (19, 20, 50)
