"""The page of the language of scenarios and experiments, from the schemas that the program reads.

    language.py BUILD PAGE      BUILD: the folder in which the program was built
"""
import importlib
import pathlib
import re
import subprocess
import sys
import tempfile

from google.protobuf import descriptor_pb2

SCHEMAS = ["scenario", "experiment"]
Field = descriptor_pb2.FieldDescriptorProto
KINDS = {Field.TYPE_DOUBLE: "number", Field.TYPE_INT32: "whole number", Field.TYPE_UINT32: "whole number",
         Field.TYPE_UINT64: "whole number", Field.TYPE_BOOL: "true or false", Field.TYPE_STRING: "text"}
# What is asked for most; what is not named here follows in the order of the schema.
FIRST = ["Scenario", "System", "Place", "Organisation", "Serves", "Income", "Tie", "Tables", "Event", "Stress",
         "Year", "Expectation", "Forum", "Scope", "Switches"]

INTRODUCTION = """# The language of scenarios

Made from the schemas that the program reads: every field that a scenario or an experiment may have.
A [footprint of your own](own_footprint.md) shows how it is written, `concordat show NAME` prints any that ships.

- A field is `name: value`; a group of fields is `name { ... }`, without a colon. `#` begins a comment.
- A field marked *any number* may be written again and again.
- What is left out keeps its default, or what an included scenario says. An explicit 0 is a 0.
- `--set` takes the same names with dots between them: `--set trust.gain=.06`,
  `--set "place[salford].pooling.share=.5"`.
- `concordat check FILE` names every mistake at once, with line and column.

Ranges are of what is accepted. Over which range a parameter is usually studied, and what its evidence is, says
[the page of parameters](odd/parameters.md).
"""

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Of which message a row of a table becomes a part; and what the columns mean that fill no field of it.
ROWS = {"systems": "System", "places": "Place", "organisations": "Organisation", "memberships": "Serves", "seats": "", "contracts": "Income"}
COLUMNS = {("organisations", "place"): "code of the place it serves, of whoever serves one",
           ("organisations", "system"): "code of the system on whose board it sits",
           ("organisations", "original_kind"): "its subtype, or `synthetic`, as England's tables say it",
           ("organisations", "turnover_rule"): "where the turnover is from: all but `known` and `accounts` is an estimate",
           ("memberships", "organisation"): "code of an organisation",
           ("seats", "organisation"): "code of an organisation", ("seats", "system"): "code of the system on whose board it sits",
           ("contracts", "provider"): "code of the organisation that is paid"}
TABLES = """
## Tables of bodies

Files of comma-separated values that `tables` names. The first line names the columns, in any order; what is not needed
may be left out, as a whole or cell by cell (empty, NA or NaN). Semicolons and tabs do as well, and decimal commas. A system may be
called a footprint. A body that no footprint has needs its kind and its turnover as well. A contract without a place is for work in no place, whose payment nobody's activity moves.
"""


def descriptors(build: pathlib.Path) -> tuple[list[descriptor_pb2.FileDescriptorProto], object]:
    """The schemas, and the option by which a field says what it means."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "set"
        schemas = [f"configs/schema/{name}.proto" for name in SCHEMAS]
        subprocess.run(["protoc", f"--proto_path={build / 'generated'}", "--include_source_info",
                        f"--python_out={folder}", f"--descriptor_set_out={out}", *schemas], check=True)
        sys.path.insert(0, folder)
        about = importlib.import_module("configs.schema.scenario_pb2").about
        return list(descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes()).file), about


class Words:
    """What the comments of a schema say of its parts."""

    def __init__(self, file: descriptor_pb2.FileDescriptorProto) -> None:
        self.by_path = {tuple(place.path): place.leading_comments or place.trailing_comments
                        for place in file.source_code_info.location}

    def of(self, *path: int) -> str:
        text = " ".join(self.by_path.get(path, "").split())
        text = text.replace("|", "\\|")
        parts = text.split("`")  # what stands between them is code, and meant as it stands
        parts[::2] = [part.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_") for part in parts[::2]]
        return "`".join(parts)


def anchor(name: str) -> str:
    return re.sub(r"[^a-z0-9_-]", "", name.lower().replace(".", "-"))


def title(name: str) -> str:
    """"PublicTrust" as it is written in scenarios."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def kind_of(field: Field) -> str:
    if field.type in KINDS:
        kind = KINDS[field.type]
    else:
        name = field.type_name.split("schema.")[-1]
        kind = f"[{'group' if field.type == Field.TYPE_MESSAGE else 'one of'}](#{anchor(name)})"
    return kind + (", *any number*" if field.label == Field.LABEL_REPEATED else "")


def message_lines(name: str, message: descriptor_pb2.DescriptorProto, words: Words, path: tuple[int, ...],
                  depth: int, about: object) -> list[str]:
    """A heading and a table; then those within it."""
    lines = ["", f'<h{depth} id="{anchor(name)}">{" of ".join(reversed([title(p) for p in name.split(".")]))}</h{depth}>', ""]
    if said := words.of(*path):
        lines += [said, ""]
    if message.field:
        lines += ["| field | what is written | meaning |", "|---|---|---|"]
        lines += [f"| `{field.name}` | {kind_of(field)} | {words.of(*path, 2, at) or field.options.Extensions[about].meaning} |"
                  for at, field in enumerate(message.field)]
    for at, enum in enumerate(message.enum_type):
        lines += enum_lines(f"{name}.{enum.name}", enum, words, (*path, 4, at), depth + 1)
    for at, nested in enumerate(message.nested_type):
        lines += message_lines(f"{name}.{nested.name}", nested, words, (*path, 3, at), depth + 1, about)
    return lines


def enum_lines(name: str, enum: descriptor_pb2.EnumDescriptorProto, words: Words, path: tuple[int, ...],
               depth: int) -> list[str]:
    lines = ["", f'<h{depth} id="{anchor(name)}">Words of {" of ".join(reversed([title(p) for p in name.split(".")]))}</h{depth}>', ""]
    if said := words.of(*path):
        lines += [said, ""]
    lines += ["| word | meaning |", "|---|---|"]
    return lines + [f"| `{value.name}` | {words.of(*path, 2, at)} |" for at, value in enumerate(enum.value)]


def columns() -> "dict[str, list[tuple[str, str, bool]]]":
    """Of each kind of table: column, the field that it fills, and whether it is needed."""
    source = (ROOT / "configs/tables/columns.cpp").read_text()
    source = source[source.index("all = {"):source.index("}  // namespace")]
    tables = re.split(r'^    \{"(\w+)",', source, flags=re.M)[1:]
    rows = re.compile(r'\{"(\w+)", "(\w*)"(, needed)?(, false, ignored)?\}')
    return {name: [(column, field, bool(needed)) for column, field, needed, ignored in rows.findall(text) if not ignored]
            for name, text in zip(tables[::2], tables[1::2])}


def meaning(field: Field, about: object) -> str:
    said = field.options.Extensions[about]
    return said.meaning + (f" [{said.unit}]" if said.unit not in ("", "1") else "")


def tables_of_bodies(files: list[descriptor_pb2.FileDescriptorProto], about: object) -> list[str]:
    fields = {message.name: {f.name: meaning(f, about) for f in message.field}
              for file in files for message in file.message_type}
    lines = [TABLES]
    for table, named in columns().items():
        lines += ["", f"<h3>Columns of {table}</h3>", "", "| column | needed | meaning |", "|---|---|---|"]
        lines += [f"| `{column}` | {'yes' if needed else ''} | {COLUMNS.get((table, column)) or fields[ROWS[table]][field]} |" for column, field, needed in named]
    return lines


def networks() -> str:
    """What is read of a network, as the README beside its reader says it."""
    text = (ROOT / "configs/network/README.md").read_text()
    return "\n## Networks\n\n" + text[text.index("**Nodes** carry"):text.index("Every edge counts")].strip() + "\n"


def page(build: pathlib.Path) -> str:
    text = [INTRODUCTION]
    files, about = descriptors(build)
    for file in files:
        words = Words(file)
        kind = file.name.split("/")[-1].removesuffix(".proto")
        order = sorted(range(len(file.message_type)), key=lambda at: (
            FIRST.index(file.message_type[at].name) if file.message_type[at].name in FIRST else len(FIRST), at))
        text.append(f"\n## What {'a scenario' if kind == 'scenario' else 'an experiment'} may say\n")
        for at in order:
            if file.message_type[at].name != "About":  # what the schema says of itself
                text += message_lines(file.message_type[at].name, file.message_type[at], words, (4, at), 3, about)
        for at, enum in enumerate(file.enum_type):
            text += enum_lines(enum.name, enum, words, (5, at), 3)
    return "\n".join([*text, *tables_of_bodies(files, about), networks()]) + "\n"


if __name__ == "__main__":
    pathlib.Path(sys.argv[2]).write_text(page(pathlib.Path(sys.argv[1])))
