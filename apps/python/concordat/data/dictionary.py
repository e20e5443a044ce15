"""Scenarios and experiments as dictionaries, written down as the program reads them."""
from typing import Any, Collection, Mapping

from concordat.errors import UserError

LETTERS = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def text_of_dictionary(values: Mapping[str, Any], words: Collection[str]) -> str:
    """Protobuf's text format. `words` are the fields whose texts are words of a list, each after the field it stands in."""
    return "".join(f"{line}\n" for line in _lines(values, "", words))


def _lines(values: Mapping[str, Any], parent: str, words: Collection[str]) -> list[str]:
    lines = []
    for name, value in values.items():
        path = f"{parent}.{name}" if parent else str(name)
        for each in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(each, Mapping):
                lines += [f"{name} {{", *[f"  {line}" for line in _lines(each, str(name), words)], "}"]
            elif each is not None:
                lines.append(f"{name}: {_written(each, path, path in words)}")
    return lines


def _written(value: Any, path: str, is_word: bool) -> str:
    value = value.item() if hasattr(value, "item") else value  # numpy's numbers
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return value if is_word and value.isidentifier() else f'"{"".join(LETTERS.get(c, c) for c in value)}"'
    raise UserError(f"{path}: a {type(value).__name__}, where a text, a number, True, False, a dictionary or a list of these goes")
