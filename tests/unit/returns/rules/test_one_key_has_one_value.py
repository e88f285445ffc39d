from tests.unit.returns.make import run


def test_both_of_two_values_for_one_thing_are_rejected_and_both_are_told():
    got = run({"value_text": "5"}, {"value_text": "6"})
    assert (got.sound, got.rejected) == (0, 2)
    assert set(got.problems["rule"]) == {"This file gives it different values: 5 and 6."}
    assert set(got.problems["dimension"]) == {"uniqueness"}


def test_a_row_repeated_is_no_second_value():
    assert run({"value_text": "5"}, {"value_text": "5.0"}).rejected == 0


def test_a_copy_that_is_rejected_already_does_not_spoil_the_other():
    got = run({"value_text": "5"}, {"value_text": "many"})
    assert (got.sound, got.rejected) == (1, 1)
