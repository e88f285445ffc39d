"""A few rows in, the finding out: one case for each kind of error."""

import pandas as pd
import pytest

from perfkit.quality import profile

AREAS = [
    ("E08000001", "Bolton", "North West"),
    ("E08000002", "Bury", "North West"),
    ("E08000032", "Bradford", "Yorkshire"),
    ("E08000035", "Leeds", "Yorkshire"),
    ("E08000025", "Birmingham", "West Midlands"),
]


def areas(times=8):
    """Return each area several times, one row a year."""
    rows = [(*area, str(2010 + year)) for year in range(times) for area in AREAS]
    return pd.DataFrame(rows, columns=["code", "area", "region", "year"])


def cells(found):
    return found[["row", "column", "kind", "found", "likely"]].to_numpy().tolist()


def test_a_clean_table_gives_nothing():
    assert profile(areas()).empty


@pytest.mark.parametrize(
    ("column", "wrong", "likely", "kind"),
    [
        ("area", "Bolton ", "Bolton", "spaces"),
        ("area", "BOLTON", "Bolton", "letter case"),
        ("area", "Bolxon", "Bolton", "spelling"),
        ("region", "", "North West", "blank"),
        ("region", "West Midlands", "North West", "changes for a time"),
        ("area", "Skipton", "Bolton", "breaks a rule"),
    ],
)
def test_one_area_code_has_one_name_and_one_region(column, wrong, likely, kind):
    table = areas()
    table.loc[10, column] = wrong

    assert cells(profile(table)) == [[10, column, kind, wrong, likely]]


def test_a_blank_that_is_usual_in_its_column_is_no_finding():
    table = areas().assign(note="")
    table.loc[3, "note"] = "revised"

    assert profile(table).empty


def test_figures_tell_names_apart():
    names = [f"Ward {number}" for number in range(1, 10) for _ in range(6)]

    assert profile(pd.DataFrame({"ward": [*names, "Ward 10"]})).empty


def test_a_rare_value_that_has_a_home_is_right():
    table = pd.DataFrame({"code": ["A"] * 20 + ["B"] * 3, "area": ["Barton"] * 20 + ["Burton"] * 3})

    assert profile(table).empty


@pytest.mark.parametrize(("times", "found"), [(3, 3), (4, 0)])
def test_another_name_said_more_than_three_times_is_a_custom_and_no_slip(times, found):
    table = areas(times=20)
    rows = table.index[table["code"] == "E08000001"][:times]
    table.loc[rows, "area"] = "Bowton-le-Moors"

    assert len(profile(table)) == found


def test_units_do_not_belong_in_a_number_column():
    table = pd.DataFrame({"size": ["12.0"] * 5 + ["12.0 oz", "16.0 OZ."] + ["16.0"] * 5})

    assert cells(profile(table)) == [
        [5, "size", "unit in number", "12.0 oz", "12.0"],
        [6, "size", "unit in number", "16.0 OZ.", "16.0"],
    ]


def test_a_unit_that_every_cell_has_is_the_way_of_the_column():
    assert profile(pd.DataFrame({"score": [f"{n}%" for n in range(40)]})).empty


def test_sources_of_one_thing_vote():
    sources = ["north", "south", "east", "west", "mid", "coast"]
    rows = [(source, f"F{flight}", f"{flight}:15") for flight in range(1, 9) for source in sources]
    table = pd.DataFrame(rows, columns=["source", "flight", "departs"])
    table.loc[[0, 1, 13], "departs"] = ["9:00", "", "9:59"]

    assert cells(profile(table)) == [
        [0, "departs", "breaks a rule", "9:00", "1:15"],
        [1, "departs", "blank", "", "1:15"],
        [13, "departs", "breaks a rule", "9:59", "3:15"],
    ]


def test_a_date_written_another_way_departs_from_its_column():
    dates = [f"{day:02d}/03/2025" for day in range(1, 29)]
    dates[4] = "2025-03-05"

    assert cells(profile(pd.DataFrame({"sent": dates}))) == [
        [4, "sent", "format", "2025-03-05", ""]
    ]


def test_a_date_with_month_before_day_is_told_where_it_can_be_read_one_way():
    dates = [f"{day:02d}/03/2025" for day in range(1, 29)]
    dates[20] = "03/21/2025"

    found = profile(pd.DataFrame({"sent": dates}))

    assert cells(found) == [[20, "sent", "format", "03/21/2025", "21/03/2025"]]


def test_a_leading_zero_that_was_lost():
    codes = [f"0{1234 + number}" for number in range(30)]
    codes[7] = codes[7][1:]

    assert cells(profile(pd.DataFrame({"zip": codes}))) == [[7, "zip", "format", "1241", "01241"]]


def series(value):
    """Return one amount a year for each area; `value` gives it from the place and the year."""
    rows = [
        (code, str(2000 + year), value(place, year))
        for place, (code, *_) in enumerate(AREAS)
        for year in range(12)
    ]
    return pd.DataFrame(rows, columns=["code", "year", "amount"])


def test_a_number_ten_times_its_series():
    table = series(lambda place, year: 1000 * (place + 1) + 7 * year)
    table.loc[17, "amount"] *= 10

    assert cells(profile(table)) == [[17, "amount", "unit change", "20350", "2035"]]


def test_a_number_far_from_the_others_is_not_wrong_for_that():
    table = series(lambda place, year: 1000 * (place + 1) + 7 * year)
    table.loc[17, "amount"] = 3456

    assert profile(table).empty


def test_a_value_carried_forward():
    table = series(lambda place, year: 1000 * (place + 1) + 17 * year)
    table.loc[18, "amount"] = table.loc[17, "amount"]

    assert cells(profile(table)) == [[18, "amount", "carried forward", "2085", ""]]


def test_two_cells_swapped():
    table = pd.concat([areas(30)], ignore_index=True)
    table.loc[10, ["code", "region"]] = ["North West", "E08000001"]

    assert cells(profile(table)) == [
        [10, "code", "swapped", "North West", "E08000001"],
        [10, "region", "swapped", "E08000001", "North West"],
    ]


def test_a_row_pushed_one_to_the_right():
    table = areas(30)
    table.loc[10] = ["", *table.loc[10].tolist()[:3]]

    found = profile(table)

    assert found["column"].tolist() == ["code", "area", "region", "year"]
    assert set(found["kind"]) == {"shifted"}
    assert found["likely"].tolist()[:3] == ["E08000001", "Bolton", "North West"]


def test_more_schools_reporting_than_there_are():
    table = pd.DataFrame(
        {"reporting": [40 + row % 20 for row in range(100)], "schools": [59] * 100}
    )
    table["schools"] = 40 + table.index % 20 + (table.index % 3)
    table.loc[31, "reporting"] = table.loc[31, "schools"] + 2

    assert cells(profile(table))[0][:3] == [31, "reporting", "impossible total"]


def vacant(value="0"):
    """Return empty homes of five councils over eight years, one of them changed."""
    rows = [
        (area, str(2004 + year), str(1000 + 310 * place + 7 * year * (place + 1)))
        for place, (_, area, _) in enumerate(AREAS)
        for year in range(8)
    ]
    table = pd.DataFrame(rows, columns=["area", "year", "homes"])
    table.loc[0, "homes"] = value
    return table


def test_a_zero_that_no_other_value_of_its_series_comes_near_is_a_blank():
    assert cells(profile(vacant())) == [[0, "homes", "placeholder", "0", ""]]


def test_a_series_that_has_been_near_zero_may_be_zero_again():
    table = vacant()
    table.loc[1, "homes"] = "12"

    assert "placeholder" not in set(profile(table)["kind"])


def households(rows=60):
    """Return households with and without children, and all of them."""
    numbers = [(137 + 13 * n % 89, 211 + 17 * n % 97) for n in range(rows)]
    told = [(f"H{n:03}", str(a), str(b), str(a + b)) for n, (a, b) in enumerate(numbers)]
    return pd.DataFrame(told, columns=["id", "with", "without", "all"])


@pytest.mark.parametrize(("column", "times"), [("with", 10), ("without", 100), ("all", 10)])
def test_the_cell_by_which_parts_do_not_add_up_is_told_with_its_right_value(column, times):
    table = households()
    right = table.loc[7, column]
    table.loc[7, column] = str(int(right) * times)

    assert [7, column, "does not add up", str(int(right) * times), right] in cells(profile(table))
    assert set(profile(table)["row"]) == {7}


def test_parts_that_always_add_up_give_nothing_nor_do_those_that_seldom_do():
    assert profile(households()).empty
    odd = households()
    odd["all"] = [str(int(text) + 1 + n % 3) for n, text in enumerate(odd["all"])]
    assert "does not add up" not in set(profile(odd)["kind"])


def test_where_no_single_figure_explains_a_sum_nothing_is_said():
    table = households()
    table.loc[7, "all"] = str(int(table.loc[7, "all"]) + 77)

    assert "does not add up" not in set(profile(table)["kind"])


def test_a_repeated_row_is_one_finding_of_the_later_label():
    table = pd.concat([areas(), areas().iloc[[4]]], ignore_index=True)

    found = profile(table)

    assert found[["row", "kind", "dimension"]].to_numpy().tolist() == [
        [40, "repeated row", "uniqueness"]
    ]
    assert found["column"].isna().all()


def test_a_placeholder_poses_as_a_value():
    table = areas(30)
    table["owner"] = ["Adults", "Children", "Place"] * 50
    table.loc[5, "owner"] = "TBC"

    assert cells(profile(table)) == [[5, "owner", "placeholder", "TBC", ""]]


def test_a_national_figure_that_cannot_be_a_rate():
    rows = [
        (f"Measure {letter}", area, str(2010 + year), 100 + 7 * place + year + 0.5)
        for letter in "ABCDEF"
        for place, area in enumerate(["England", "Bolton", "Bury", "Leeds", "Wigan", "Salford"])
        for year in range(6)
    ]
    table = pd.DataFrame(rows, columns=["measure", "area", "year", "value"])
    count = (table["measure"] == "Measure C") & (table["area"] == "England")
    table.loc[count, "value"] *= 37

    found = profile(table)

    assert found["row"].tolist() == table.index[count].tolist()
    assert set(found["kind"]) == {"impossible rate"}


def test_two_things_of_one_name_are_told_apart_by_a_third_column():
    rows = [(f"place {n % 30}", "Lancashire", "E10000017") for n in range(12)]
    rows += [
        (f"place {n}", name, f"E{n:02}") for n, name in enumerate("Kent Essex Surrey".split())
    ] * 9
    pair = [("place 31", "Lancashire", "E47000018")] * 3

    assert profile(pd.DataFrame(rows + pair, columns=["area", "like", "code"])).empty


def test_a_word_is_no_slip_of_its_opposite():
    words = ["Increasing and better"] * 300 + ["Decreasing and better"] * 2

    assert profile(pd.DataFrame({"trend": words})).empty


def test_departures_that_stand_together_in_a_third_column_are_no_errors():
    rows = [
        (state, married, exempt)
        for state in "ABCDEFGHIJKL"
        for married in "MS" * 8
        for exempt in ["0" if married == "M" or state == "A" else f"{ord(state)}00"]
    ]

    assert profile(pd.DataFrame(rows, columns=["state", "married", "exempt"])).empty


def test_a_town_told_with_each_of_its_brewers_is_no_thing_told_by_sources():
    beers = ["ale", "stout", "porter", "mild", "bitter", "pale", "wheat", "amber", "cider"]
    table = pd.DataFrame(
        [
            (beer, f"style {(place + 4) * town % 7}", f"{'first' if place > 2 else 'other'} {town}")
            for town in range(16)
            for place, beer in enumerate(beers)
        ],
        columns=["beer", "style", "brewer"],
    )
    table["town"] = [f"town {row // len(beers)}" for row in range(len(table))]
    table["strength"] = [f"{4 + row * 7 % 5}" for row in range(len(table))]

    assert profile(table).empty


def test_one_other_row_fills_a_blank_where_the_rule_never_fails():
    table = areas()
    table.loc[len(table)] = ["E08000010", "Wigan", "", "2012"]
    table.loc[len(table)] = ["E08000010", "Wigan", "North West", "2013"]

    assert cells(profile(table)) == [[40, "region", "blank", "", "North West"]]


def test_a_number_that_comes_often_in_its_column_is_no_slip():
    issues = [1 if n % 31 == 0 else 7 + n * 7 // 9 % 10 for n in range(300)]
    rows = [(f"journal {n % 9}", str(issue)) for n, issue in enumerate(issues)]

    assert profile(pd.DataFrame(rows, columns=["journal", "issue"])).empty


def test_capitals_do_not_part_the_ways_of_writing_a_date():
    places = ["USA", "India", "UK", "France"]
    dates = [f"{1 + n % 28} June {1970 + n} ({places[n % 4]})" for n in range(40)]
    dates[7] = "June 1977 (France)"

    assert cells(profile(pd.DataFrame({"released": dates}))) == [
        [7, "released", "format", "June 1977 (France)", ""]
    ]


def test_counts_that_are_mostly_0_settle_nothing():
    burnt = [n // 4 % 12 + 1 if n % 4 == 0 else 0 for n in range(240)]
    seized = [5 if n == 3 else count for n, count in enumerate(burnt)]

    assert profile(pd.DataFrame({"burnt": burnt, "seized": seized})).empty


def test_a_text_that_begins_with_a_sign_shows_no_capital():
    names = [f"Share of pupils in school {chr(65 + n)}" for n in range(25)]

    assert profile(pd.DataFrame({"indicator": [*names, "% with no school"]})).empty


def graded(usual, other, rows):
    """Return a column of one usual text, and of another in some rows of 400."""
    texts = [other] * rows + [usual] * (400 - rows)
    return pd.DataFrame({"id": range(400), "grade": texts})


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("Group A+", "Group A-"),
        ("Rhesus (+)", "Rhesus (-)"),
        ("<£50k", ">£50k"),
        ("Up to 50%", "Up to 50%+"),
        ("Grade B+", "Grade C"),
        ("Grade B", "Grade C"),
    ],
)
@pytest.mark.parametrize("rows", [2, 40])
def test_signs_that_mean_something_and_single_letters_tell_categories_apart(usual, other, rows):
    assert "spelling" not in set(profile(graded(usual, other, rows))["kind"])


@pytest.mark.parametrize(
    ("usual", "other"), [("Bolton", "Boston"), ("Adults", "Adult"), ("Female", "Females")]
)
def test_a_word_close_to_another_is_a_slip_a_few_times_and_a_category_beyond(usual, other):
    assert profile(graded(usual, other, 3))["kind"].tolist() == ["spelling"] * 3
    assert profile(graded(usual, other, 4)).empty


def test_a_stop_too_many_is_a_slip_however_often_and_beside_a_category_of_another_sign():
    table = graded("<=50K", ">50K", 90)
    table.loc[100:120, "grade"] = "<=50K."

    found = profile(table)

    assert found["row"].tolist() == list(range(100, 121))
    assert set(found["likely"]) == {"<=50K"}


def test_another_thing_of_a_known_name_is_no_error_in_each_of_its_columns():
    rows = [
        (f"N{n:03}", f"Name {chr(65 + n % 26)}{chr(97 + n // 26)}x", f"{n} Road", "ABCDE"[n % 5])
        for n in range(60)
        for _ in range(3)
    ]
    namesake = [("N900", "Name Aax", "70 Road", "C")]

    assert profile(pd.DataFrame(rows + namesake, columns=["id", "name", "address", "area"])).empty


def test_a_row_wrong_in_two_columns_is_told_where_the_third_says_which_thing_it_is():
    table = areas(20).assign(short=lambda t: t["area"].str[:4].str.lower())
    table.loc[10, ["region", "short"]] = ["Yorkshire", "leed"]

    assert profile(table)[["row", "column"]].to_numpy().tolist() == [[10, "region"], [10, "short"]]


def test_a_number_below_0_among_numbers_above_it_is_no_slip_of_a_unit():
    table = series(lambda place, year: 1000 * (place + 1) + 7 * year)
    table.loc[17, "amount"] = -203

    assert "unit change" not in set(profile(table)["kind"])


def test_years_written_another_way_again_and_again_among_numbers_are_meant():
    periods = [str(2010 + n % 14) for n in range(20_000)]
    periods[::800] = ["2014-16"] * 25

    assert profile(pd.DataFrame({"period": periods})).empty


@pytest.mark.parametrize(("rows", "found"), [(20_000, 25), (4_000, 0)])
def test_a_word_among_numbers_is_told_as_long_as_it_is_seldom_for_the_rows(rows, found):
    hours = [str(20 + n * 7 % 41) for n in range(rows)]
    hours[:: rows // 25] = ["forty"] * 25

    assert len(profile(pd.DataFrame({"hours": hours}))) == found
