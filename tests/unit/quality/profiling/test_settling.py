"""Which of several findings of one row is told."""

import pytest

from perfkit.quality.profiling.findings import found_at, settle

CODE, AREA = 0, 1


def finding(kind, place, ground=()):
    return found_at([7], place, kind=kind, likely="", confidence=0.9, reason="", ground=ground)


def told(*findings):
    return settle(findings)[["place", "kind"]].to_numpy().tolist()


def test_a_cell_is_told_once_by_its_most_specific_kind():
    assert told(finding("breaks a rule", AREA), finding("spelling", AREA)) == [[AREA, "spelling"]]


@pytest.mark.parametrize("misplaced", ["swapped", "shifted"])
def test_what_stands_in_the_wrong_place_speaks_against_no_other_cell(misplaced):
    broken = finding("breaks a rule", AREA, ground=(CODE,))

    assert told(broken, finding(misplaced, CODE)) == [[CODE, misplaced]]


def test_a_cell_found_in_its_own_place_may_speak_against_another():
    broken = finding("breaks a rule", AREA, ground=(CODE,))

    assert told(broken, finding("spaces", CODE)) == [[CODE, "spaces"], [AREA, "breaks a rule"]]
