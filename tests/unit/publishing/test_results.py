from perfkit.publishing.results import PageResult, failures_message


def failed(number=1, source="first\nsecond\nthird\nlast"):
    body = f"body-{number}"
    return PageResult(body, "A body", False, "x.ipynb, cell 4 (block-money)", source, "KeyError: 1")


def test_nothing_is_said_when_every_page_went_well():
    assert failures_message([PageResult("clt", "CLT", True)]) == ""


def test_a_failure_says_which_page_which_cell_and_why():
    message = failures_message([PageResult("clt", "CLT", True), failed()])

    assert message.splitlines()[:7] == [
        "1 of 2 pages could not be published:",
        "",
        "  body-1, x.ipynb, cell 4 (block-money)",
        "    | first",
        "    | ...",
        "    | last",
        "    KeyError: 1",
    ]


def test_many_failures_stay_on_one_screen():
    message = failures_message([failed(number) for number in range(60)])

    assert len(message.splitlines()) <= 42
    assert "and 54 more: body-6, body-7" in message
