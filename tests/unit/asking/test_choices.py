import pytest
from hypothesis import given
from hypothesis import strategies as some

from perfkit.asking.choices import Choice, read_address, settle

SEASONS = (("spring", "Spring"), ("autumn", "Autumn"))
MONTHS = {"spring": (("4", "April"), ("5", "May")), "autumn": (("9", "September"),)}


def conversation():
    season = yield Choice("season", "Season", SEASONS)
    yield Choice("month", "Month", MONTHS[season], default="5")


def test_nothing_asked_for_gives_the_first_option_or_the_usual_one():
    settled = settle(conversation, {})

    assert settled.picked == {"season": "spring", "month": "5"}
    assert (settled.unknown, settled.address) == ((), "")


def test_a_later_choice_is_offered_by_what_was_picked_before():
    settled = settle(conversation, {"season": "autumn"})

    assert settled.choices[1].options == MONTHS["autumn"]
    assert settled.picked == {"season": "autumn", "month": "9"}


def test_an_address_leads_back_to_what_was_picked():
    settled = settle(conversation, {"season": "spring", "month": "4"})

    assert settled.address == "month=4"
    assert settle(conversation, read_address(settled.address)).picked == settled.picked


def test_a_value_that_nobody_offers_falls_back_and_is_told():
    settled = settle(conversation, {"season": "<script>", "month": "9"})

    assert settled.picked == {"season": "spring", "month": "5"}
    assert settled.unknown == (
        "“<script>” is not offered under “Season” here, so “Spring” is shown.",
        "“9” is not offered under “Month” here, so “May” is shown.",
    )


def test_what_falls_away_because_an_earlier_choice_changed_is_not_told():
    assert settle(conversation, {"season": "autumn", "month": "4"}, told=False).unknown == ()


def test_a_long_value_is_told_in_part():
    (said,) = settle(conversation, {"season": "x" * 500}).unknown

    assert said.startswith(f"“{'x' * 40}…” is not offered")


def test_a_conversation_without_a_choice_settles_nothing():
    def silent():
        return
        yield

    assert settle(silent, {"season": "spring"}).picked == {}


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("", {}),
        ("a=1&b=", {"a": "1", "b": ""}),
        ("?a=x%20y&a=z", {"a": "x y"}),
        ("&&=&a", {"": "", "a": ""}),
    ],
)
def test_an_address_is_read_as_names_and_values(query, asked):
    assert read_address(query) == asked


@given(some.text(max_size=3000))
def test_no_address_can_pick_what_is_not_offered(query):
    picked = settle(conversation, read_address(query)).picked

    assert picked["season"] in dict(SEASONS)
    assert picked["month"] in dict(MONTHS[picked["season"]])
