"""Everything that may be looked for leads to the page that tells of it."""

import pytest

from perfkit.publishing.find import a_to_z
from perfkit.publishing.plan import PagePlan
from perfkit.publishing.site import LevelPages, Listed, Site
from tests.unit.framework.make import NEW, make_kpi, make_small

FRAMEWORK = make_small(make_kpi("bins", short_title="16 bins emptied")).as_at(NEW)


def entries(*absent, framework=FRAMEWORK):
    plans = [PagePlan(body.id, "one", (), body.level, body.name) for body in framework.bodies]
    listed = tuple(Listed(plan.body, plan.title, plan.body not in absent, None) for plan in plans)
    site = Site("Council", "e", "E", "1 May 2026", False, (LevelPages("x", "X", listed),))
    letters = a_to_z(framework, site, plans)
    return {entry.name: entry for letter in letters for entry in letter.entries}, letters


@pytest.mark.parametrize(
    ("name", "kind", "address"),
    [
        ("16 bins emptied", "Measure", "head.html#kpi-bins"),
        ("Waste", "Service, Place", "head.html"),
        ("Brooms", "Service, Place", "sweepers.html"),
        ("Tidy", "Outcome", "board.html#outcome-tidy"),
    ],
)
def test_a_thing_leads_to_the_page_of_whoever_answers_for_it(name, kind, address):
    found, _ = entries()
    assert (found[name].kind, found[name].address) == (kind, address)


def test_what_its_page_was_not_made_for_is_listed_without_a_link():
    found, _ = entries("head")
    assert found["Waste"].address == ""


def test_letters_follow_each_other_and_numbers_stand_together():
    _, letters = entries()
    names = [letter.letter for letter in letters]
    assert names == sorted(names)
    assert names[0] == "0 to 9"


def test_a_priority_of_a_plan_no_longer_in_force_is_not_found():
    kinds = [entry.kind for letter in entries()[1] for entry in letter.entries]
    assert kinds.count("Corporate priority") == 1
    assert "Service priority" in kinds and "Directorate priority" in kinds
