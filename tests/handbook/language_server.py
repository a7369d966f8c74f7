"""A small client of yaml-language-server: opens one document with one schema and asks what an editor would ask."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any


class LanguageServer:
    """A running server with one document open. Positions are found by a ``|`` in the text."""

    def __init__(self, command: list[str], schema: Path) -> None:
        self.process = subprocess.Popen([*command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.next_id = 0
        self.version = 0
        self.settings = {
            "yaml": {
                "schemas": {schema.as_uri(): "*.yaml"},
                "hover": True,
                "completion": True,
                "validate": True,
                "schemaStore": {"enable": False},
            }
        }
        self.diagnostics: list[Any] = []
        capabilities = {
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
                "hover": {"contentFormat": ["markdown"]},
            },
            "workspace": {"configuration": True},
        }
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        self.say("initialized", {})
        self.say("workspace/didChangeConfiguration", {"settings": self.settings})

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, where: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.communicate()

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def say(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        self.next_id += 1
        mine = self.next_id
        self._send({"id": mine, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == mine and "method" not in message:
                return message.get("result")

    def _receive(self) -> dict[str, Any]:
        """Return the next message; what the server asks of its client is answered on the way."""
        assert self.process.stdout is not None
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError("the language server has stopped")
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if message.get("method") == "workspace/configuration":
            items = message["params"]["items"]
            self._send({"id": message["id"], "result": [self.settings.get(each.get("section"), {}) for each in items]})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics.append(message["params"])
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def open(self, text: str) -> dict[str, Any]:
        """Open the text as a new document and return the place of its ``|``."""
        self.version += 1
        uri = f"file:///plan{self.version}.yaml"
        before, _, after = text.partition("|")
        self.say(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": before + after}},
        )
        lines = before.split("\n")
        return {"textDocument": {"uri": uri}, "position": {"line": len(lines) - 1, "character": len(lines[-1])}}

    def completions(self, text: str) -> list[str]:
        """Return what is offered at the ``|``."""
        found = self.ask("textDocument/completion", self.open(text))
        items = found["items"] if isinstance(found, dict) else found or []
        return [item["label"] for item in items]

    def hover(self, text: str) -> str:
        """Return what is shown over the ``|``."""
        found = self.ask("textDocument/hover", self.open(text))
        contents = (found or {}).get("contents", "")
        return contents["value"] if isinstance(contents, dict) else str(contents)

    def complaints(self, text: str) -> list[str]:
        """Return what the server says is wrong with the text."""
        uri = self.open(text)["textDocument"]["uri"]
        while True:
            for each in self.diagnostics:
                if each["uri"] == uri:
                    return [found["message"] for found in each["diagnostics"]]
            self._receive()
