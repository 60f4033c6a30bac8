# SPDX-License-Identifier: EUPL-1.2
"""No address leads to a kernel, a file or a notebook server."""

import psutil
import pytest

from tests.conftest import Server
from tests.web.support import LESSON, START, Client, raw, say

KERNEL = "12345678-1234-1234-1234-123456789012"
FOREIGN = [
    "/api",
    "/api/",
    "/api/status",
    "/api/me",
    "/api/kernels",
    f"/api/kernels/{KERNEL}",
    f"/api/kernels/{KERNEL}/channels",
    f"/api/kernels/{KERNEL}/interrupt",
    f"/api/kernels/{KERNEL}/restart",
    "/api/kernelspecs",
    "/api/sessions",
    "/api/contents",
    "/api/contents/notebooks/08-opschalen.ipynb",
    "/api/contents/../../etc/passwd",
    "/api/terminals",
    "/api/terminals/1",
    "/api/config/notebook",
    "/api/nbconvert",
    "/api/events",
    "/api/events/subscribe",
    "/api/shutdown",
    "/api/security/csp-report",
    "/api/yjs/x",
    "/lab",
    "/lab/tree/notebooks",
    "/lab/api/settings",
    "/lab/api/workspaces",
    "/lab/extensions/x/static/y.js",
    "/tree",
    "/tree/notebooks",
    "/notebooks/08-opschalen.ipynb",
    "/edit/pyproject.toml",
    "/view/notebooks",
    "/files/meedenker.sqlite3",
    "/files/notebooks/08-opschalen.ipynb",
    "/nbconvert/html/notebooks/08-opschalen.ipynb",
    "/nbextensions/widgets/extension.js",
    "/kernelspecs/python3/logo-64x64.png",
    "/terminals/1",
    f"/terminals/websocket/{KERNEL}",
    "/login",
    "/logout",
    "/metrics",
    "/custom/custom.css",
    "/voila",
    "/voila/render/notebooks/08-opschalen.ipynb",
    "/voila/render/assessments/zelftest/zelftest.ipynb",
    "/voila/tree",
    "/voila/files/notebooks/08-opschalen.ipynb",
    "/voila/static/voila.js",
    "/voila/templates/lab/static/voila.js",
    "/voila/api/kernels",
    f"/voila/query/{KERNEL}",
    "/voila/api/shutdown/x",
    "/static/voila.js",
    "/static/../../../meedenker.sqlite3",
    "/services/hub",
    "/hub/api",
    "/meedenker.sqlite3",
    "/data/meedenker.sqlite3",
    "/pages/",
    "/.git/config",
    "/.env",
    "/robots.txt/../api/kernels",
]
DISGUISED = [
    "/%61pi/kernels",
    "/api%2fkernels",
    "/%2e%2e/api/kernels",
    "//api/kernels",
    "/./api/kernels",
    "/cursus/../api/kernels",
    "/cursus/..%2f..%2fapi/kernels",
    "/cursus/opschalen/../../api/kernels",
    "/cursus/opschalen.ipynb",
    "/cursus/..%5c..%5capi",
    "/cursus/%00",
    "/cursus/opschalen%00.html",
    "/naslag/..%2f08-opschalen",
    "/naslag/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/API/kernels",
    "/api/kernels/",
    "/api/kernels?token=x",
    "/api;/kernels",
    "/gemeente/zelftest/../../api/kernels",
    "/gemeente/zelftest/%2e%2e/voila/render/x",
    "/voila%2frender%2fnotebooks/08-opschalen.ipynb",
]
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.mark.parametrize("path", [*FOREIGN, *DISGUISED])
def test_an_address_of_a_notebook_server_does_not_exist(server: Server, path: str):
    client = Client(server)
    replies = [client.send(method, path) for method in ("GET", "POST", "PUT", "DELETE", "OPTIONS")]
    assert [reply.status for reply in replies] == [404] * 5
    assert {reply.sentence for reply in replies} == {say("page.unknown")}


@pytest.mark.parametrize("name", ["page.css", "..page.css", "page.py", "notebook.js"])
def test_an_asset_is_found_by_its_whole_address_only(server: Server, name: str):
    assert Client(server).get(f"/static/0000000000000000/{name}").status == 404


@pytest.mark.parametrize(
    "path",
    [
        f"/api/kernels/{KERNEL}/channels",
        f"/voila/api/kernels/{KERNEL}/channels",
        "/api/events/subscribe",
        f"/terminals/websocket/{KERNEL}",
        "/lab/api/ws",
        "/ws",
        "/",
        LESSON,
        START,
    ],
)
def test_no_address_becomes_a_websocket(server: Server, path: str):
    ours = path in ("/", LESSON, START)
    reply = Client(server).get(path, Origin=server.url, **UPGRADE)
    assert reply.status == (200 if ours else 404)
    assert "Upgrade" not in reply.headers


def test_a_path_may_not_leave_the_site_in_any_form(server: Server):
    for target in ("http://127.0.0.1/api/kernels", "*", "../api", "/..", "/../../etc/passwd"):
        answer = raw(
            server, f"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()
        )
        assert answer.split(b" ", 2)[1] in (b"400", b"404")
        assert b"root:" not in answer


def test_our_own_pages_take_no_other_method(server: Server):
    for path in ("/", LESSON, START, "/healthz", "/naslag/kompas"):
        for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
            reply = Client(server).send(method, path)
            assert (reply.status, reply.sentence) == (405, say("page.method"))


def test_reading_and_answering_starts_no_process(server: Server):
    client = Client(server)
    link = client.begin()
    for path in ("/", LESSON, "/naslag/kompas", link, f"{link}beleidsplan", f"{link}resultaat"):
        assert client.get(path).status == 200
    assert client.answer({"chosen": ["a"]}).says_saved
    assert client.get("/voila/render/notebooks/08-opschalen.ipynb").status == 404
    assert psutil.Process(server.process.pid).children(recursive=True) == []
