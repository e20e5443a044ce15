"""Files that are put in place whole, and never over what is none of the package's."""
import os
import pathlib
import tempfile
from typing import Callable

from concordat.errors import UserError

OWN = (b"<!DOCTYPE html", b"<?xml", b"%PDF-", b"\x89PNG")  # how pages and pictures begin


class WriteError(Exception):
    """It could not be written (exit code 3)."""


def expect_room(output: str, *, overwrite: bool) -> None:
    """Raises UserError where something stands that is not to be replaced."""
    path = pathlib.Path(output)
    if path.is_dir():
        raise UserError(f"{output}: a folder\n   name a file in it with --output")
    if not os.path.lexists(output):
        return
    if path.is_symlink() or not path.is_file():
        raise UserError(f"{output}: a link or no file, which is not replaced\n   name another --output")
    if not overwrite:
        raise UserError(f"{output} exists\n   replace it with --overwrite, or name another --output")
    with path.open("rb") as file:
        if not file.read(16).startswith(OWN):
            raise UserError(f"{output}: neither a page nor a picture, so it is not replaced\n   name another --output")


def put_in_place(output: str, write: Callable[[str], None]) -> None:
    """What `write` writes to a file beside it appears under its name all at once, or not at all."""
    folder, name = os.path.split(output)
    beside = ""
    try:
        handle, beside = tempfile.mkstemp(prefix=".concordat-", suffix=os.path.splitext(name)[1], dir=folder or ".")
        os.close(handle)
        write(beside)
        with open(beside, "rb") as file:
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(beside, 0o666 & ~mask)
        os.replace(beside, output)
    except OSError as error:
        if beside:
            pathlib.Path(beside).unlink(missing_ok=True)
        raise WriteError(f"{output}: cannot be written ({error.strerror})") from None
