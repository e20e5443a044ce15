"""Can this be checked? The command, the digest, and how to run it again."""
from concordat.claims.words import without_paths
from concordat.figures.drawn import short_digest
from concordat.report.blocks import Block, Code, Part, Text
from concordat.report.subject import Subject


def provenance(subject: Subject) -> "Part | None":
    blocks: list[Block] = [Text("Yes, to the last bit: the same command gives the same digest on any machine.")]
    for attrs in subject.main.attrs.get("tests") or [results.attrs for results in subject.results]:
        if "command" in attrs:
            blocks.append(Code(without_paths(str(attrs["command"]))))
        words = [f"{attrs.get('file', 'the file')}: Concordat {attrs.get('version', '')} (commit {attrs.get('commit', 'unknown')})",
                 f"seed {attrs['seed']}" if "seed" in attrs else "",
                 f"digest {short_digest(attrs['digest'])}" if "digest" in attrs else ""]
        blocks.append(Text(", ".join(word for word in words if word) + "."))
        if attrs["kind"] in ("run", "study", "calibration", "stress"):
            blocks.append(Code(f"concordat replay {attrs['file']}"))
    return Part("Can this be checked?", blocks)
