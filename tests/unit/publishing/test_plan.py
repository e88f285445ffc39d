from datetime import date

import pytest

from perfkit.errors import FrameworkError, UnknownNameError
from perfkit.framework.model import Block, Body, Framework, Page
from perfkit.publishing.plan import pages_to_publish


def body(body_id: str, level: str, kind: str) -> Body:
    return Body(id=body_id, name=f"The {body_id}", level=level, kind=kind, responsible_for="it")


def page(kind: str, notebook: str, *blocks: str) -> Page:
    shown = tuple(Block(block=block, heading=block) for block in blocks or ("strip",))
    return Page(kind=kind, notebook=notebook, opens_with="What is it?", blocks=shown)


def framework(*bodies: Body) -> Framework:
    nothing = {name: () for name in Framework.model_fields}
    pages = (
        page("acp_board", "leadership", "strip", "outcomes"),
        page("clt", "strategy", "strip", "money"),
        page("intelligence_hub", "data_quality", "loads"),
    )
    return Framework(**(nothing | {"bodies": bodies, "pages": pages}))


CLT = body("clt", "strategy", "clt")
BOARD = body("acp-board", "leadership", "acp_board")
HUB = body("intelligence-hub", "monitoring", "intelligence_hub")


def test_pages_go_from_leadership_down_with_their_blocks_in_order():
    plans = pages_to_publish(framework(HUB, CLT, BOARD))

    assert [plan.body for plan in plans] == ["acp-board", "clt", "intelligence-hub"]
    assert plans[0].blocks == ("strip", "outcomes")
    assert plans[0].title == "The acp-board"


@pytest.mark.parametrize("only", ["clt", "strategy", "strategy/clt"])
def test_a_page_is_found_by_its_body_its_level_or_both(only):
    plans = pages_to_publish(framework(HUB, CLT, BOARD), only=only)

    assert [plan.body for plan in plans] == ["clt"]


def test_a_page_is_found_by_its_notebook():
    plans = pages_to_publish(framework(HUB, CLT, BOARD), only="data_quality")

    assert [plan.level for plan in plans] == ["monitoring"]


SERVICE = [
    body(f"service-bins-{readers}", "operations", kind).model_copy(update={"concerns": "bins"})
    for readers, kind in (("head", "service_head"), ("employees", "employees"))
]


def with_service():
    pages = (*framework().pages, page("service_head", "ops", "strip"), page("employees", "ops"))
    return framework(CLT, *SERVICE).model_copy(update={"pages": pages})


@pytest.mark.parametrize(
    ("only", "found"),
    [
        ("bins", ["service-bins-head", "service-bins-employees"]),
        ("operations/bins", ["service-bins-head", "service-bins-employees"]),
        ("ops/bins", ["service-bins-head", "service-bins-employees"]),
        ("ops/service-bins-head", ["service-bins-head"]),
        ("service-bins-employees", ["service-bins-employees"]),
    ],
)
def test_both_pages_of_a_service_are_found_by_its_name_alone_or_behind_its_notebook(only, found):
    plans = pages_to_publish(with_service(), only=only)

    assert [plan.body for plan in plans] == found


def test_what_is_allowed_names_a_service_once():
    with pytest.raises(UnknownNameError) as refused:
        pages_to_publish(with_service(), only="bin")

    assert refused.value.known == ["bins", "clt", "operations", "ops", "strategy"]
    assert "Is 'bins' meant?" in str(refused.value)


@pytest.mark.parametrize("only", ["ctl", "leadership/clt", ""])
def test_an_unknown_page_is_refused_and_those_there_are_named(only):
    with pytest.raises(UnknownNameError, match="There are: acp-board, clt, data_quality"):
        pages_to_publish(framework(HUB, CLT, BOARD), only=only)


def test_a_body_whose_kind_has_no_page_is_named():
    with pytest.raises(FrameworkError, match=r"no page for the kind 'cabinet' of the body cabinet"):
        pages_to_publish(framework(body("cabinet", "leadership", "cabinet")))


def test_bodies_are_taken_as_they_are_in_force():
    gone = CLT.model_copy(update={"valid_to": date(2025, 3, 31)})

    plans = pages_to_publish(framework(BOARD, gone).as_at(date(2026, 5, 8)))

    assert [plan.body for plan in plans] == ["acp-board"]
