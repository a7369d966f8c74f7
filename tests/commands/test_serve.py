"""``kompplan serve`` shows what the plan says now, to this machine alone, and runs nothing of it."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kompplan.commands.choices import Editor
from kompplan.commands.serving.desk import Desk, Wanted
from kompplan.commands.serving.server import Server
from kompplan.i18n.language import Language
from reports.pages import Page

PLAN = (
    'projekt: {namn: "Samtal <script>alert(1)</script>"}\nrisker:\n  register:\n    - {id: R1, risk: x, S: 4, K: 4}\n'
)
OTHER = "projekt: {namn: Den andra}\n"


class Served:
    """A running server, and how a browser asks it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.desk = server.desk

    def __call__(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
        asked = {"Host": f"127.0.0.1:{self.server.server_port}"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=20)
        try:
            connection.request(method, path, headers=asked)
            answer = connection.getresponse()
            return answer.status, dict(answer.headers), answer.read().decode()
        finally:
            connection.close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _served(wanted: Wanted) -> Iterator[Served]:
    server = Server(Desk(wanted), 0)
    threads = [
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True),
        threading.Thread(target=server.desk.watch, args=(server.ended.is_set,), daemon=True),
    ]
    for each in threads:
        each.start()
    yield Served(server)
    server.ended.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    yield from _served(Wanted((Path("plan.yaml"),), Language.SV, "2026-11-22", editor=Editor.VSCODE))


def test_the_findings_stand_beside_the_report_with_links_to_their_lines(served: Served, folder: Path) -> None:
    status, headers, text = served("/")
    page = Page(text)
    assert status == 200
    assert "risk R1 har riskvärde 16" in page.text
    links = [tag.attributes["href"] for tag in page.tags if tag.name == "a"]
    assert "/0/source/0#L4" in links
    assert f"vscode://file/{str(folder / 'plan.yaml').lstrip('/')}:4:" in str(links)
    frame = next(tag for tag in page.tags if tag.name == "iframe")
    assert frame.attributes["src"] == "/0/report/project"
    assert frame.attributes["sandbox"] == "allow-same-origin"
    assert headers["Cache-Control"] == "no-store"
    status, _, source = served("/0/source/0")
    assert status == 200
    lines = [tag for tag in Page(source).tags if tag.attributes.get("id", "").startswith("L")]
    assert [each.attributes["id"] for each in lines] == [f"L{n}" for n in range(1, 6)]
    assert lines[3].attributes["class"] == "error"


def test_nothing_of_a_plan_is_run(served: Served) -> None:
    for path in ("/", "/0/", "/0/source/0", "/0/report/project", "/0/report/steering"):
        status, headers, text = served(path)
        assert status == 200
        scripts = [tag.attributes for tag in Page(text).tags if tag.name == "script"]
        assert scripts in ([], [{"src": "/live.js", "defer": ""}])
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy.replace("style-src 'unsafe-inline'", "")
        assert ("sandbox allow-same-origin" in policy) is ("/report/" in path)
        assert not scripts or "/report/" not in path


def test_every_audience_has_its_page(served: Served) -> None:
    page = Page(served("/0/steering")[2])
    current = next(tag for tag in page.tags if tag.attributes.get("aria-current") == "page")
    assert current.attributes["href"] == "/0/steering"
    assert next(tag for tag in page.tags if tag.name == "iframe").attributes["src"] == "/0/report/steering"


@pytest.mark.parametrize(
    "path",
    ["/plan.yaml", "/1/", "/0/report/secret", "/0/source/9", "/0/source/../../plan.yaml", "/../etc/passwd", "/x",
     "/0/report/project?x", "/%2e%2e/", "/live.js/../serve.css", "/events", "/events?since=-1"],
)  # fmt: skip
def test_no_address_names_a_file(served: Served, path: str) -> None:
    assert served(path)[0] == 404


def test_only_this_machine_and_only_its_own_pages_are_answered(served: Served) -> None:
    port = served.server.server_port
    assert served.server.server_address[0] == "127.0.0.1"
    assert served("/", Host=f"localhost:{port}")[0] == 200
    for host in (
        "evil.example",
        f"evil.example:{port}",
        "127.0.0.1",
        f"127.0.0.1:{port + 1}",
        f"localhost:{port}.evil",
    ):
        assert served("/", Host=host)[0] == 403
        assert "<" not in served("/", Host=host)[2]
    assert served("/", Sec_Fetch_Site="cross-site")[0] == 403
    assert served("/", Sec_Fetch_Site="same-origin")[0] == 200
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert served("/", method)[0] == 501
    assert served("/", "HEAD")[2] == ""


def test_a_save_is_shown_and_a_broken_plan_keeps_its_last_report(served: Served, folder: Path) -> None:
    version = served.desk.version
    (folder / "plan.yaml").write_text(PLAN.replace("R1", "R77"), encoding="utf-8")
    version_after = served.desk.wait(version, 20)
    assert version_after != version
    assert "risk R77 har riskvärde 16" in Page(served("/")[2]).text
    assert "R77" in served("/0/report/risks")[2]
    (folder / "plan.yaml").write_text("projekt: [", encoding="utf-8")
    served.desk.wait(version_after, 20)
    text = Page(served("/")[2]).text
    assert "går inte att läsa" in text
    assert "YML01" in text
    assert "R77" in served("/0/report/risks")[2]


def test_news_come_as_events(served: Served, folder: Path) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.server.server_port, timeout=20)
    version = served.desk.version
    connection.request("GET", f"/events?since={version}")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream; charset=utf-8"
    (folder / "plan.yaml").write_text(OTHER, encoding="utf-8")
    assert answer.readline() == f"data: {version + 1}\n".encode()
    connection.close()


def test_a_folder_of_plans_has_a_list(folder: Path) -> None:
    (folder / "andra.yaml").write_text(OTHER, encoding="utf-8")
    (folder / "annat.yaml").write_text("x: 1\n", encoding="utf-8")
    for served in _served(Wanted((), Language.EN, "2026-11-22")):
        page = Page(served("/")[2])
        assert [tag.attributes["href"] for tag in page.tags if tag.name == "a"] == ["/0/", "/1/"]
        assert "Den andra" in page.text
        assert "2 errors" in page.text
        assert "Samtal" in Page(served("/1/")[2]).text


def test_a_port_that_is_taken_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from kompplan.app import run

    for served in _served(Wanted((), Language.SV, "2026-11-22")):
        assert run(["serve", "--port", str(served.server.server_port)]) == 2
        assert f"porten {served.server.server_port} är upptagen" in capsys.readouterr().err
    assert run(["serve", "saknas.yaml", "--port", "0"]) == 2
    assert run(["serve", "-", "--port", "0"]) == 2
