import pandas as pd

from perfkit.edition.quirks import explained
from perfkit.framework.model import Quirk
from perfkit.tables import QUIRK_ROWS, QUIRKS


def quirk(name: str, return_id: str | None) -> Quirk:
    words = {"name": name, "means": "So it is.", "done": "Nothing."}
    return Quirk(id=name, return_id=return_id, dimension="validity", cause="entry", **words)


QUIRKS_EXPLAINED = (quirk("spaces", "log"), quirk("names", None))


def of(counts, rows):
    return explained(
        pd.DataFrame(counts, columns=list(QUIRKS)),
        pd.DataFrame(rows, columns=list(QUIRK_ROWS)),
        QUIRKS_EXPLAINED,
    )


def test_each_file_has_its_count_and_its_first_cell_in_the_order_of_the_words():
    found = of(
        [("names", "b", "b.csv", 1), ("spaces", "a", "a.csv", 2), ("spaces", "b", "b.csv", 0)],
        [
            ("names", "b", "b.csv", 9, "value", "Bedford Borough"),
            ("spaces", "a", "a.csv", 3, "name", "Bolton "),
            ("spaces", "a", "a.csv", 4, "name", "Wigan "),
        ],
    )
    table = found.table.astype(object).where(found.table.notna(), None)
    assert list(table.itertuples(index=False, name=None)) == [
        ("spaces", "log", "a.csv", 2, 3, "name", "Bolton "),
        ("spaces", "log", "b.csv", 0, None, None, None),
        ("names", "", "b.csv", 1, 9, "value", "Bedford Borough"),
    ]
    assert found.rows["got"].tolist() == ["Bolton ", "Wigan ", "Bedford Borough"]


def test_two_files_of_one_name_keep_their_own_cells():
    found = of(
        [("spaces", "a", "same.csv", 1), ("spaces", "b", "same.csv", 1)],
        [("spaces", "a", "same.csv", 3, "A", "x "), ("spaces", "b", "same.csv", 8, "A", "y ")],
    )
    assert found.table["row"].tolist() == [3, 8]


def test_what_nobody_explains_any_more_is_left_out():
    found = of([("gone", "a", "a.csv", 2)], [("gone", "a", "a.csv", 3, "name", "x")])
    assert found.table.empty and found.rows.empty


def test_a_store_without_published_files_has_none():
    found = of([], [])
    assert found.table.empty and found.rows.empty
