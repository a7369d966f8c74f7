"""Hand pages out to a browser on this machine, and to nobody else.

It listens on the loopback address alone and answers only to its own names, so that no page elsewhere reaches it through
a name of its own. It takes no path from an address (plans and files have numbers) and changes nothing.
"""

import re
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

from kompplan.commands.choices import For
from kompplan.commands.output import say, tell
from kompplan.commands.serving.desk import Desk, Wanted
from kompplan.commands.serving.pages import index, plan_page, shipped, source_page
from kompplan.commands.surroundings import language_of
from kompplan.errors import KompplanError
from kompplan.i18n.text import Text

ADDRESS = "127.0.0.1"
NEWS_SECONDS = 15.0
"""How long a listener hears nothing before it is told that the server is still there."""
MOST_LISTENERS = 32
OURS = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
REPORT = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-same-origin"
)
"""A report runs nothing and fetches nothing, whatever stands in it."""
_NAMES = "|".join(each.value for each in For)
_PLAN = re.compile(rf"/(\d{{1,6}})/({_NAMES})?\Z")
_REPORT = re.compile(rf"/(\d{{1,6}})/report/({_NAMES})\Z")
_SOURCE = re.compile(r"/(\d{1,6})/source/(\d{1,6})\Z")
_EVENTS = re.compile(r"/events\?since=(\d{1,9})\Z")

LISTENING = Text("{url} (Ctrl+C ends)", "{url} (Ctrl+C avslutar)")
TAKEN = Text(
    "port {port} is taken; choose another with --port, or 0 for a free one",
    "porten {port} är upptagen; välj en annan med --port, eller 0 för en ledig",
)


class Server(ThreadingHTTPServer):
    """The server of one desk."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"
    allow_reuse_port = False

    def __init__(self, desk: Desk, port: int) -> None:
        super().__init__((ADDRESS, port), _Answer)
        self.desk = desk
        self.ended = threading.Event()
        self.listeners = threading.BoundedSemaphore(MOST_LISTENERS)

    @property
    def url(self) -> str:
        return f"http://{ADDRESS}:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that closes a page in the middle of an answer is no mistake."""


class _Answer(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 30
    server_version, sys_version = "kompplan", ""
    files: ClassVar[dict[str, tuple[str, str]]] = {
        "/live.js": ("live.js", "text/javascript"),
        "/serve.css": ("serve.css", "text/css"),
    }

    def do_GET(self) -> None:
        if not self._is_ours():
            self._send(HTTPStatus.FORBIDDEN, "text/plain", "kompplan serve answers only to a browser on this machine\n")
            return
        events = _EVENTS.match(self.path)
        if events:
            self._tell_news(int(events[1]))
            return
        found = self._page()
        if found is None:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", "there is nothing here\n")
        else:
            self._send(HTTPStatus.OK, *found)

    do_HEAD = do_GET  # noqa: N815 - the name is the library's

    def _is_ours(self) -> bool:
        """Tell whether the browser means this server and no page elsewhere had it ask."""
        port = self.server.server_port
        if self.headers.get_all("Host", []) not in ([f"{ADDRESS}:{port}"], [f"localhost:{port}"]):
            return False
        return self.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")

    def _page(self) -> tuple[str, str, str] | None:
        """Return what the address means: its kind, its text and its policy."""
        desk, path = self.server.desk, self.path
        if path == "/":
            page = index(desk) if len(desk.plans) > 1 else plan_page(desk, 0, For.PROJECT.value)
            return "text/html", page, OURS
        if path in self.files:
            name, kind = self.files[path]
            return kind, shipped(name), OURS
        if (match := _PLAN.match(path)) and int(match[1]) < len(desk.plans):
            return "text/html", plan_page(desk, int(match[1]), match[2] or For.PROJECT.value), OURS
        if (match := _SOURCE.match(path)) and int(match[1]) < len(desk.plans):
            page_of = source_page(desk, int(match[1]), int(match[2]))
            return ("text/html", page_of, OURS) if page_of is not None else None
        if (match := _REPORT.match(path)) and int(match[1]) < len(desk.plans):
            report = desk.plans[int(match[1])].report(match[2])
            return ("text/html", report, REPORT) if report is not None else None
        return None

    def _send(self, status: HTTPStatus, kind: str, text: str, policy: str = OURS) -> None:
        data = text.encode("utf-8")
        self._begin(status, kind, policy)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _begin(self, status: HTTPStatus, kind: str, policy: str = OURS) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cache-Control", "no-store")

    def _tell_news(self, since: int) -> None:
        """Tell each new version as it comes, until the browser goes away."""
        if self.command == "HEAD" or not self.server.listeners.acquire(blocking=False):
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, "text/plain", "too many pages are open\n")
            return
        try:
            self.close_connection = True
            self._begin(HTTPStatus.OK, "text/event-stream")
            self.end_headers()
            while not self.server.ended.is_set():
                version = self.server.desk.wait(since, NEWS_SECONDS)
                self.wfile.write(f"data: {version}\n\n".encode() if version != since else b": still here\n\n")
                self.wfile.flush()
                since = version
        except OSError:
            return
        finally:
            self.server.listeners.release()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing of every address that is asked for."""


def serve_forever(wanted: Wanted, port: int, open_browser: bool) -> None:
    """Serve until somebody ends it."""
    language = language_of(wanted.lang)
    desk = Desk(wanted)
    try:
        server = Server(desk, port)
    except OSError as wrong:
        raise KompplanError(TAKEN, port=str(port)) from wrong
    watcher = threading.Thread(target=desk.watch, args=(server.ended.is_set,), daemon=True)
    watcher.start()
    say(f"{server.url}\n")
    tell(f"kompplan: {LISTENING.to(language).format(url=server.url)}")
    if open_browser:
        import webbrowser

        webbrowser.open(server.url)
    try:
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        if sys.stderr is not None and sys.stderr.isatty():
            tell("")
    finally:
        server.ended.set()
        server.server_close()
