import pandas as pd

from perfkit.quality.profiling.coding import code_table


def test_texts_that_differ_in_their_digits_alone_are_asked_about_once():
    asked = []
    (column,) = code_table(pd.DataFrame({"code": ["E01", "E02", "W01", "E02", ""]})).columns

    names, places = column.named(lambda way: asked.append(way) or way[:1])

    assert asked == ["", "E99", "W99"]
    assert [names[place] for place in places[column.codes]] == ["E", "E", "W", "E", ""]
    assert column.by_way(str.isalnum)[column.codes].tolist() == [True, True, True, True, False]


def test_a_table_without_rows_has_no_ways_of_writing():
    (column,) = code_table(pd.DataFrame({"code": pd.Series([], dtype=object)})).columns

    assert column.by_way(len, int).tolist() == []
