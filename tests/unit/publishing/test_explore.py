"""Who explores: what may be said to a kernel, by whom, for how long."""

import ast
import json
import re
import time
from functools import partial

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as some
from tornado.httpclient import HTTPError
from tornado.ioloop import IOLoop

from perfkit.publishing.explore import (
    SAID_BY_VISITORS,
    TOLD_TO_VISITORS,
    is_whole,
    kind_of,
    live_part,
)
from tests.unit.publishing.served import V1, Visitor, hear, message, say, served, until
from tests.unit.publishing.stand_in import stand_in_notebook

browser = pytest.mark.browser
RUNS_CODE = ["execute_request", "inspect_request", "complete_request", "history_request"]
REFUSED = [*RUNS_CODE, "shutdown_request", "interrupt_request", "debug_request", "input_reply"]
LEFT_SECONDS = 4


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Serve to two explorers at most, one kernel waiting, ended soon after they leave."""
    with served(tmp_path_factory.mktemp("explored") / "stand-in", 2, 1, 600, LEFT_SECONDS) as one:
        yield one


@pytest.fixture
def visitor(server):
    """Return somebody who leaves in the end."""
    someone = Visitor(server.address)
    kernel = someone.explore("?view=1")
    yield someone, kernel
    someone.post(f"/voila/api/shutdown/{kernel}")
    until(lambda: json.loads(someone.get("/explore/room").body)["free"], 30)


def run(what):
    return IOLoop.current().run_sync(what, timeout=90)


# What runs ------------------------------------------------------------------------------------


def test_only_the_settings_and_what_explores_run_for_a_visitor():
    live = live_part(stand_in_notebook(explore=("measure",)), "a=1")

    assert [cell.id for cell in live.cells] == [
        "address",
        "parameters",
        "setup",
        "explore-measure",
    ]


@given(some.text())
def test_an_address_is_handed_over_as_a_text_and_never_as_code(query):
    cell = live_part(stand_in_notebook(), query).cells[0]

    _, told = ast.parse(cell.source).body
    assert isinstance(told, ast.Assign)
    assert ast.literal_eval(told.value) == query


def test_nothing_that_runs_code_or_ends_a_kernel_may_be_said():
    assert not set(REFUSED) & set(SAID_BY_VISITORS)
    assert not {"error", "stream", "execute_input", "execute_result"} & TOLD_TO_VISITORS


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"header": {"msg_type": "error"}}, "error"),
        ('{"header": {"msg_type": "status"}}', "status"),
        ({"header": {}}, ""),
        ({}, ""),
        (b"no message at all", ""),
    ],
)
def test_a_message_is_known_by_its_header_however_it_is_written(told, kind):
    assert kind_of(told) == kind


@pytest.mark.parametrize(
    ("message", "whole"),
    [
        (b"", False),
        (b"no message at all", False),
        (bytes(8), False),
        ((1).to_bytes(8, "little"), False),
        ((1).to_bytes(8, "little") + bytes(8), True),
        ((2**63).to_bytes(8, "little") + bytes(800), False),
    ],
)
def test_a_binary_message_has_as_many_parts_as_it_says(message, whole):
    assert is_whole(message) is whole


# Who speaks -----------------------------------------------------------------------------------


@browser
def test_a_live_page_holds_what_explores_alone_and_was_told_its_address(visitor):
    someone, _ = visitor

    page = someone.get("/explore/2025-26-q3/clt?view=%3Cb%3E'%22%5C&template=lab")
    html = page.body.decode()

    assert "Strip of" not in html
    assert "jupyter.widget-view+json" in html
    assert not re.search(r"(?:href|src)=.?(?:https?:)?//", html)
    policy = page.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy and "unsafe-eval" not in policy


@browser
@pytest.mark.parametrize("protocol", ["", V1], ids=["json", "binary"])
def test_no_message_runs_code_or_ends_the_kernel(visitor, tmp_path, protocol):
    someone, kernel = visitor
    written = tmp_path / "written"

    async def knock():
        line = await someone.line(kernel, protocol)
        assert (line.selected_subprotocol or "") == protocol
        code = {"code": f"open({str(written)!r}, 'w').close()", "silent": False, "restart": False}
        for channel in ("shell", "control", "stdin"):
            for kind in REFUSED:
                told = message(kind, channel, **code)
                await say(line, told, protocol)
                await say(line, told, protocol, kind="comm_msg")  # another type than its header's
        await say(line, message("kernel_info_request"), protocol)
        heard = await hear(line, "kernel_info_reply")
        line.close()
        return {one["header"]["msg_type"] for one in heard}

    heard = run(knock)
    assert heard <= {"status", "kernel_info_reply"}
    assert not written.exists()
    assert someone.running(kernel)


@browser
@pytest.mark.parametrize("nonsense", [b"no message at all", b"", b"\xff" * 8, b"\x00" * 64])
def test_what_is_no_message_closes_the_line_and_stops_nobody(visitor, nonsense):
    someone, kernel = visitor

    async def mumble():
        line = await someone.line(kernel, V1)
        await line.write_message(nonsense, binary=True)
        told = await line.read_message()
        while told is not None:
            told = await line.read_message()
        line.close()

    run(mumble)
    assert someone.running(kernel)


@browser
def test_a_change_that_fails_tells_no_path_and_no_source(visitor):
    someone, kernel = visitor

    async def change():
        line = await someone.line(kernel)
        await say(line, message("comm_info_request", target_name="jupyter.widget"), "")
        (*_, told) = await hear(line, "comm_info_reply")
        for comm in told["content"]["comms"]:
            data = {"method": "update", "state": {"index": 1}, "buffer_paths": []}
            await say(line, message("comm_msg", comm_id=comm, data=data), "")
        await say(line, message("kernel_info_request"), "")
        heard = await hear(line, "kernel_info_reply")
        line.close()
        return told["content"]["comms"], heard

    comms, heard = run(change)
    assert comms, "the page has no control to change"
    assert "comm_msg" in {one["header"]["msg_type"] for one in heard}
    assert not re.search(r"ZeroDivision|Traceback|File ", json.dumps(heard))


@browser
def test_a_kernel_is_its_own_visitors_alone(visitor, server):
    someone, kernel = visitor
    stranger = Visitor(server.address)
    stranger.get("/2025-26-q3/clt")  # with cookies of a visitor of these pages
    nobody = Visitor(server.address)

    for other in (stranger, nobody):
        with pytest.raises(HTTPError, match="404"):
            run(partial(other.line, kernel))
        assert other.get(f"/api/kernels/{kernel}").code == 404
        assert not other.running(kernel)
        other.cookies.setdefault("_xsrf", "")
        other.post(f"/voila/api/shutdown/{kernel}")
    assert someone.running(kernel)
    assert someone.get(f"/api/kernels/{kernel}").code == 200
    assert someone.get("/api/kernels").code == 404


# How many, and how long -----------------------------------------------------------------------


@browser
@pytest.mark.usefixtures("visitor")
def test_who_comes_when_all_places_are_taken_is_asked_to_wait_and_gets_the_next(server):
    second, third = Visitor(server.address), Visitor(server.address)
    other = second.explore()

    waiting = third.get("/explore/2025-26-q3/clt?view=2")
    assert waiting.headers["Cache-Control"] == "no-store"
    assert "Please wait" in waiting.body.decode()
    assert 'href="/explore/2025-26-q3/clt?view=2"' in waiting.body.decode()
    assert third.get("/2025-26-q3/clt").code == 200, "reading waits for nobody"

    second.post(f"/voila/api/shutdown/{other}")
    until(lambda: json.loads(third.get("/explore/room").body)["free"], 30)
    third.post(f"/voila/api/shutdown/{third.explore()}")


@browser
def test_a_visit_ends_when_its_line_stays_closed_or_was_never_opened(server):
    left, never = Visitor(server.address), Visitor(server.address)
    first, second = left.explore(), never.explore()

    async def come_and_go():
        line = await left.line(first)
        await say(line, message("kernel_info_request"), "")
        await hear(line, "kernel_info_reply")
        line.close()

    run(come_and_go)
    until(lambda: not left.running(first) and not never.running(second), LEFT_SECONDS + 30)
    assert len(server.kernels()) <= 1, "a spare may wait for the next"


@browser
def test_a_spare_that_died_is_replaced(server):
    until(lambda: len(server.kernels()) == 1, 60)  # the spare: nobody explores
    (spare,) = server.kernels()

    psutil.Process(spare).kill()

    until(lambda: server.kernels() - {spare}, 120)
    assert len(server.kernels()) == 1


@browser
def test_a_kernel_that_died_is_told_to_its_page(visitor, server):
    someone, kernel = visitor
    before = server.kernels()
    assert before

    for process in before:
        psutil.Process(process).kill()

    until(lambda: not someone.running(kernel), 60)
    away = someone.get("/explore/away/2025-26-q3/clt?view=%22%3E").body.decode()
    assert "You have been away" in away
    assert 'href="/explore/2025-26-q3/clt?view=%22%3E"' in away


@browser
def test_who_is_away_loses_the_kernel_and_a_spare_stays(tmp_path):
    with served(tmp_path / "stand-in", 2, 1, 3, 60) as server:
        someone = Visitor(server.address)
        kernel = someone.explore()
        assert someone.running(kernel)
        until(lambda: not someone.running(kernel), 60)
        until(lambda: len(server.kernels()) == 1, 60)
        (spare,) = server.kernels()
        until(lambda: psutil.Process(spare).create_time() + 8 < time.time(), 30)
        assert server.kernels() == {spare}
