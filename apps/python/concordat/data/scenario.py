"""The resolved scenario that a file carries, as plain values."""
import re
from typing import Any

from concordat.errors import UserError

DEEPEST = 20  # braces in braces
TOKEN = re.compile(r'\s+|#[^\n]*|(?P<text>"(?:[^"\\]|\\.)*")|(?P<word>[\w.+-]+)|(?P<mark>[{}:;,\[\]])')
ESCAPE = re.compile(rb'\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)')
LETTERS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}


def read_scenario(text: str) -> dict[str, list[Any]]:
    """Protobuf's text format: each name with all its values, groups again as such."""
    tokens = [(match.lastgroup, match.group()) for match in TOKEN.finditer(text) if match.lastgroup]
    values, _ = _read_group(tokens, 0)
    return values


def _read_group(tokens: list[tuple[str, str]], at: int, depth: int = 0) -> tuple[dict[str, list[Any]], int]:
    values: dict[str, list[Any]] = {}
    if depth > DEEPEST:
        raise UserError("the scenario in the file: its braces nest too deep\n   no program of ours wrote it")
    while at < len(tokens) and tokens[at][1] != "}":
        name = tokens[at][1]
        at += 1
        if at < len(tokens) and tokens[at][1] == ":":
            at += 1
        if at >= len(tokens):
            break
        if tokens[at][1] == "{":
            value, at = _read_group(tokens, at + 1, depth + 1)
        else:
            value = _value(*tokens[at])
        values.setdefault(name, []).append(value)
        at += 1
        while at < len(tokens) and tokens[at][1] in ",;":
            at += 1
    return values, at


def _value(kind: str, token: str) -> Any:
    if kind == "text":
        return _unescaped(token[1:-1])
    if token in ("true", "false"):
        return token == "true"
    try:
        return float(token) if not token.lstrip("-").isdigit() else int(token)
    except ValueError:
        return token


def _unescaped(text: str) -> str:
    def letter(match: "re.Match[bytes]") -> bytes:
        code = match.group(1)
        if code[:1] == b"x" and len(code) > 1:
            return bytes([int(code[1:], 16)])
        if code[:1].isdigit():
            return bytes([int(code, 8) & 255])
        return LETTERS.get(code, code)
    return ESCAPE.sub(letter, text.encode()).decode("utf-8", "replace")


def settings_of(scenario: dict[str, list[Any]]) -> dict[str, Any]:
    """Parameters and switches by their path: {"trust.gain": 0.03, "switches.gossip": False}."""
    found: dict[str, Any] = {}
    for name, values in scenario.items():
        last = values[-1]
        if not isinstance(last, dict):
            found[name] = last
        elif len(values) == 1:
            found.update({f"{name}.{key}": inner[-1] for key, inner in last.items()
                          if not isinstance(inner[-1], dict)})
    return found


def settings_in(text: str) -> dict[str, Any]:
    """The same of what a file carries, a scenario or an experiment: of one its scenario's, and over these what it sets."""
    whole = read_scenario(text)
    base = whole.get("base")
    found = settings_of(base[0] if base and isinstance(base[0], dict) else whole)
    for words in whole.get("set", []):
        path, mark, value = str(words).partition("=")
        if mark:
            found[path] = _value("word", value)
    return found


def one(group: dict[str, list[Any]], name: str, otherwise: Any = None) -> Any:
    values = group.get(name)
    return values[-1] if values else otherwise
