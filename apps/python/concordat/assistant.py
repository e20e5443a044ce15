"""A server of the Model Context Protocol: every command of the program as a tool, over standard input and output.

An assistant's program starts it (`concordat serve`) in the folder where files are to be; it ends when its input ends. Messages are
JSON-RPC 2.0, one to a line (modelcontextprotocol.io, transport "stdio"). It runs with the rights of who starts it and has no network.
"""
import json
import re
import sys
from typing import Any, TextIO

from concordat.program import find_program, said

VERSION = "2025-03-26"  # of the protocol
ASKING = ("list", "show", "check", "info", "status", "explain", "money", "sensitivity")  # write nothing unless --output is given
ABOUT = ("Simulates how health and care organisations come to work as one system, or do not. Begin with list and show; check a scenario "
         "before run; compare arms with the same luck; stress tests ways of governing. Results illustrate mechanisms and are no forecast "
         "for a named body: keep the caveats and the intervals when you quote them.")
WORDS = {"type": "object", "required": ["words"], "additionalProperties": False,
         "properties": {"words": {"type": "array", "items": {"type": "string"},
                                  "description": 'what follows the command, a word each: ["--footprint", "dorset", "--months", "60"]'}}}


class Refused(Exception):
    """A call that cannot be obeyed: the protocol's code and words."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code = code


def serve(source: TextIO = sys.stdin, sink: TextIO = sys.stdout) -> int:
    """Answers until the input ends. Exit code 2 where there is no program."""
    program = find_program()
    if program is None:
        sys.stderr.write("the program concordat is not to be found\n   name it in CONCORDAT_PROGRAM\n")
        return 2
    server = Server(program)
    for line in source:
        answer = server.answer(line) if line.strip() else None
        if answer is not None:
            sink.write(json.dumps(answer, ensure_ascii=False) + "\n")
            sink.flush()
    return 0


class Server:
    def __init__(self, program: str) -> None:
        self.program = program
        names = re.findall(r"^  ([a-z]+)  ", self._said("--help"), re.MULTILINE)
        self.help = {name: self._said(name, "--help") for name in dict.fromkeys(names) if name != "serve"}

    def answer(self, line: str) -> "dict[str, Any] | None":
        """To a request its result or an error; to a notification nothing."""
        number = None
        try:
            asked = _message(line)
            number = asked.get("id")
            result = self._result(str(asked["method"]), asked.get("params") or {})
        except Refused as error:
            return {"jsonrpc": "2.0", "id": number, "error": {"code": error.code, "message": str(error)}}
        return None if "id" not in asked else {"jsonrpc": "2.0", "id": number, "result": result}

    def _result(self, method: str, params: Any) -> "dict[str, Any]":
        if method.startswith("notifications/") or method == "ping":
            return {}
        if method == "initialize":
            return {"protocolVersion": VERSION, "capabilities": {"tools": {}}, "instructions": ABOUT,
                    "serverInfo": {"name": "concordat", "version": self._said("--version").split()[1]}}
        if method == "tools/list":
            return {"tools": [{"name": name, "description": text, "inputSchema": WORDS, "annotations": {"readOnlyHint": name in ASKING}}
                              for name, text in self.help.items()]}
        if method == "tools/call":
            return self._call(params)
        raise Refused(-32601, f"no such method: {method}")

    def _call(self, params: Any) -> "dict[str, Any]":
        name = params.get("name") if isinstance(params, dict) else None
        if name not in self.help:
            raise Refused(-32602, f"no such tool: {name}; there are {', '.join(self.help)}")
        given = params.get("arguments") or {}
        words = given.get("words") if isinstance(given, dict) else None
        if not isinstance(words, list) or not all(isinstance(word, str) and "\0" not in word for word in words):
            raise Refused(-32602, "arguments: words must be a list of texts")
        more = [word for option, *values in (("--format", "json"), ("--quiet",))
                if re.search(rf"^  {option}\b", self.help[name], re.MULTILINE) and option not in words for word in (option, *values)]
        answer = said(self.program, str(name), *words, *more)
        is_answer = answer.code in (0, 1)  # 1: some runs failed, or two digests differ
        text = answer.out if is_answer and answer.out else answer.err or f"the program ended with code {answer.code}"
        return {"content": [{"type": "text", "text": text}], "isError": not is_answer}

    def _said(self, *words: str) -> str:
        return said(self.program, *words).out.strip()


def _message(line: str) -> "dict[str, Any]":
    try:
        asked = json.loads(line)
    except ValueError:
        raise Refused(-32700, "this line is not JSON") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("method"), str):
        raise Refused(-32600, "no request: it needs a method")
    return asked
