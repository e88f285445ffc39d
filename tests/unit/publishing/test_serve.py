import re
import socket
import subprocess

import pytest

from perfkit.errors import ServingError, UnknownNameError
from perfkit.publishing.serve import serve
from tests.unit.publishing.served import EDITION, Visitor, served, start_line, workbook
from tests.unit.publishing.stand_in import stand_in_workbook


@pytest.mark.browser
def test_a_page_is_read_without_a_kernel_and_what_is_not_there_is_said(tmp_path):
    with served(tmp_path / "stand-in", 1, 0) as server:
        reader = Visitor(server.address)
        assert "CLT" in reader.get("/").body.decode()

        page = reader.get(f"/{EDITION}/clt")
        html = page.body.decode()
        assert page.code == 200
        assert "script-src 'self'" in page.headers["Content-Security-Policy"]
        assert not re.search(r"(?:href|src)=.?(?:https?:)?//", html)
        assert "kernelId" not in html
        assert f'href="/explore/{EDITION}/clt"' in html
        assert "/explore/" not in reader.get(f"/{EDITION}/residents").body.decode()
        assert reader.get(f"/{EDITION}/static/perfkit.css").code == 200

        assert 'src="static/interactive.js"' in html
        assert reader.get(f"/{EDITION}/static/interactive.js").code == 200
        assert len(reader.get(f"/{EDITION}/static/plotly.min.js").body) > 1_000_000
        for path in (f"/{EDITION}/data/repairs.csv", f"/explore/{EDITION}/data/repairs.csv"):
            data = reader.get(path)
            assert data.headers["Content-Disposition"] == 'attachment; filename="repairs.csv"'
            assert data.body.decode() == "Period,Value\r\n"
        refused = reader.get(f"/{EDITION}/data/rejected-log.xlsx")
        assert "spreadsheetml" in refused.headers["Content-Type"]
        assert refused.headers["Content-Disposition"].endswith('filename="rejected-log.xlsx"')
        for path in ("data/absent.csv", "data/repairs.txt", "data/../clt.csv"):
            assert reader.get(f"/{EDITION}/{path}").code == 404

        absent = ("/no-such-page", f"/{EDITION}/absent", "/absent/clt", "/voila/files/x", "/api")
        for path in (*absent, f"/explore/{EDITION}/residents", f"/explore/{EDITION}/absent"):
            missing = reader.get(path)
            assert missing.code == 404, path
            assert "There is no such page" in missing.body.decode()
        other = reader.get(f"/explore/{EDITION}/clt.html")  # a link from one page to another
        assert other.effective_url.endswith(f"/{EDITION}/clt")
        assert server.kernels() == set()


def test_an_edition_that_is_not_there_is_named_before_the_server_starts(tmp_path):
    paths = stand_in_workbook(tmp_path / "stand-in")

    with pytest.raises(UnknownNameError, match="no edition called '2019-20-q1'"):
        serve(paths, edition="2019-20-q1", open_browser=False)


@pytest.mark.browser
def test_a_busy_port_is_told_and_the_site_does_not_move(tmp_path):
    workbook(tmp_path / "stand-in")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        start = start_line(tmp_path / "stand-in", port)
        ended = subprocess.run(start, capture_output=True, timeout=60)

    assert ended.returncode != 0
    said = ended.stderr.decode()
    assert f"{ServingError.__name__}: Port {port} is in use." in said
    assert "name another with --port." in said
