import pandas as pd

from perfkit.returns.quirks.areas import look_across

OLD, NEW = frozenset({"E05000650"}), frozenset({"E05014818"})
GENERATIONS = {"old": OLD, "new": NEW}


def across(*areas):
    """Return the cells found across rows of return, code and name."""
    table = pd.DataFrame(
        [
            (return_id, f"{return_id}-id", f"{return_id}.csv", row, "value", code, name)
            for row, (return_id, code, name) in enumerate(areas, start=2)
        ],
        columns=["return_id", "file_id", "file", "row", "column", "area_code", "area"],
    )
    counts, rows = look_across(table, GENERATIONS)
    assert counts["cells"].sum() == len(rows)
    return list(rows[["quirk", "file", "row", "got"]].itertuples(index=False, name=None))


def test_a_council_s_name_that_most_returns_do_not_use_is_found():
    assert across(
        ("a", "E06000055", "Bedford"),
        ("b", "E06000055", "Bedford Borough"),
        ("c", "E06000055", "Bedford"),
        ("d", "E06000055", ""),
    ) == [("areas-names-differ", "b.csv", 3, "E06000055 Bedford Borough")]


def test_a_council_with_two_codes_is_found_under_both():
    found = across(("a", "E08000016", "Barnsley"), ("b", "E08000038", "Barnsley"))
    assert [(quirk, got) for quirk, _, _, got in found] == [
        ("areas-two-codes", "E08000016 Barnsley"),
        ("areas-two-codes", "E08000038 Barnsley"),
    ]


def test_a_name_that_a_district_and_a_region_share_is_no_council_of_two_codes():
    assert across(("a", "E06000049", "Cheshire East"), ("b", "E92000001", "Cheshire East")) == []


def test_wards_of_two_generations_are_found_only_where_both_are_there():
    old, new = ("a", "E05000650", "Astley Bridge"), ("b", "E05014818", "Astley Bridge")
    assert [quirk for quirk, *_ in across(old, new)] == ["areas-two-generations-of-wards"] * 2
    assert across(old) == []


def test_every_file_that_was_looked_at_is_counted_though_it_is_free():
    table = pd.DataFrame(
        [("a", "a-id", "a.csv", 2, "value", "E08000001", "Bolton")],
        columns=["return_id", "file_id", "file", "row", "column", "area_code", "area"],
    )
    counts, rows = look_across(table, GENERATIONS)
    assert counts["cells"].tolist() == [0, 0, 0]
    assert rows.empty
