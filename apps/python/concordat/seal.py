"""The seal of a finished file, checked as the program checks it (engine/store/format.md)."""
import os
import re
import shlex
import struct

import xxhash

from concordat.errors import UserError
from concordat.program import as_word

MAGIC = b"CNCDSEAL"
SEAL = struct.Struct("<8sQ16sQ")
AT_ONCE = 1 << 20


def expect_sealed(path: str, name: str) -> None:
    """Raises UserError where the file is none of the program's, was cut short, or is damaged."""
    if not os.path.exists(path):
        if _is_begun(path):
            raise UserError(f"{name}: is not finished: what there is of it is kept beside it\n"
                            f"   see how far it is with concordat status {shlex.quote(as_word(name))}")
        raise UserError(f"{name}: no such file\n   give the path of a result file (.h5)")
    if not os.path.isfile(path):
        raise UserError(f"{name}: not a file\n   give the path of a result file (.h5)")
    try:
        with open(path, "rb") as file:
            size = file.seek(0, os.SEEK_END)
            seal = b""
            if size >= SEAL.size:
                file.seek(size - SEAL.size)
                seal = file.read(SEAL.size)
            length = _length_of(seal)
            if length is None and name.endswith(".txtpb"):
                raise UserError(f"{name}: a scenario or an experiment, and not what came of it\n"
                                "   run it first, and name the result file (.h5)")
            if length is None or length != size - SEAL.size:
                raise UserError(f"{name}: not a result file of Concordat, or damaged\n"
                                "   it was cut short, altered, or written by another program or version")
            file.seek(0)
            found = xxhash.xxh3_128()
            while block := file.read(min(AT_ONCE, length)):
                found.update(block)
                length -= len(block)
    except OSError as error:
        raise UserError(f"{name}: cannot be read ({error.strerror})") from None
    if found.digest() != seal[16:32]:
        raise UserError(f"{name}: damaged: its checksum does not hold\n"
                        "   bytes of it have changed since it was finished: take a copy of it, or run it again")


def _is_begun(path: str) -> bool:
    """Whether a job keeps its runs beside it (engine/store/journal/parts.cpp), or a calibration its draws (analysis/fitting)."""
    folder, name = os.path.split(path)
    kept = re.compile(re.escape(name) + r"((\.part-[0-9]+)?\.journal|\.draws)")
    try:
        return any(kept.fullmatch(each) for each in os.listdir(folder or os.curdir))
    except OSError:
        return False


def _length_of(seal: bytes) -> int | None:
    """What the seal says that it seals; None where it is no seal."""
    if len(seal) != SEAL.size:
        return None
    magic, length, _, own = SEAL.unpack(seal)
    if magic != MAGIC or own != xxhash.xxh3_64_intdigest(seal[:32]):
        return None
    return int(length)
