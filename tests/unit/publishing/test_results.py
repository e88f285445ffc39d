from perfkit.publishing.results import PageResult, failures_message


def failed(number=1, error="KeyError: 1"):
    cell, source = "x.ipynb, cell 4 (block-money)", "first\nsecond\nthird\nlast"
    return PageResult(f"body-{number}", "A body", False, cell, source, error)


def test_nothing_is_said_when_every_page_went_well():
    assert failures_message([PageResult("clt", "CLT", True)]) == ""


def test_a_failure_says_which_page_which_cell_and_why():
    message = failures_message([PageResult("clt", "CLT", True), failed()])

    assert message.splitlines() == [
        "1 of 2 pages could not be published:",
        "",
        "  body-1",
        "    x.ipynb, cell 4 (block-money)",
        "    | first",
        "    | ...",
        "    | last",
        "    KeyError: 1",
        "",
        "The other pages were published. Open the notebook with the same body to see why.",
    ]


def test_pages_that_failed_alike_are_told_together_and_none_is_said_to_be_published():
    message = failures_message([failed(number) for number in range(60)])

    assert "body-0, body-1, body-2, body-3" in message
    assert "and 52 more" in message
    assert message.count("KeyError: 1") == 1
    assert "were published" not in message


def test_many_ways_of_failing_stay_on_one_screen():
    message = failures_message([failed(number, f"KeyError: {number}") for number in range(60)])

    assert len(message.splitlines()) <= 50
    assert "In other ways: body-6, body-7" in message
