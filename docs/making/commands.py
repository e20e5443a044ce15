"""Runs what the pages of the guide show, and compares or renews what it says.

    commands.py [--renew | --compare] [--into FOLDER] [--program FILE] PAGE...

Of each page, in a folder that is the page's own and begins empty, in the order of the page:
  - a block ```console: `$ command`, then what it says. A line that ends in \\ goes on in the next;
  - a block ```python or ```r: lines `#> ` say what the code before them prints;
  - a block of any language behind a line "`NAME`:" becomes that file;
  - `<!-- exit 2 -->` before a block: its commands end with that code, and their errors are shown.
A line `...` stands for lines that are left out, `...` at the end of a line for its rest. --into copies what the page shows as pictures.
"""
import argparse
import difflib
import functools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(\w*)$")
CODE = re.compile(r"^<!-- exit (\d+) -->$")
FILE = re.compile(r"^`([\w.-]+)`:$")


class Differs(Exception):
    """What was said is not what the page shows."""


def surroundings(program: pathlib.Path) -> dict[str, str]:
    """A reader's: the program on the path, the package where Python looks, no colour, UTF-8."""
    own = {"PATH": f"{program.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "NO_COLOR": "1",
           "PYTHONPATH": str(ROOT / "apps/python"), "PYTHONDONTWRITEBYTECODE": "1",
           "CONCORDAT_PROGRAM": str(program), "MPLBACKEND": "Agg"}
    kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
    return kept | own


def line_pattern(shown: str) -> str:
    return re.escape(shown.removesuffix("...")) + ("[^\n]*" if shown.endswith("...") else "")


def matches(said: list[str], shown: list[str]) -> bool:
    """Whether what is shown, with `...` for lines left out, is what was said."""
    pattern = "".join(r"(?:[^\n]*\n)*" if line.strip() == "..." else line_pattern(line) + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(line + "\n" for line in said)) is not None


def likeness(said: list[str], shown: list[str]) -> float:
    return sum(difflib.SequenceMatcher(None, a, b).ratio() for a, b in zip(said, shown))


def renewed(said: list[str], shown: list[str]) -> list[str]:
    """What is shown instead: between the same `...`, the lines that are most like those before."""
    if matches(said, shown) or not any(line.strip() == "..." for line in shown):
        return shown if matches(said, shown) else said
    parts: list[list[str]] = [[]]
    for line in shown:
        parts.append([]) if line.strip() == "..." else parts[-1].append(line)
    out, at = list(said[:len(parts[0])]), len(parts[0])
    for number, part in enumerate(parts[1:], 1):
        last = len(said) - len(part)
        places = [last] if number == len(parts) - 1 and last >= at else range(at, last + 1)
        best = max(places, key=lambda place: likeness(said[place:], part), default=at)
        out += ["..."] + [old if re.fullmatch(line_pattern(old), new) else new
                          for new, old in zip(said[best:best + len(part)], part)]
        at = best + len(part)
    return out


def bare(text: str) -> list[str]:
    """Lines without blanks at their ends, nor empty lines at either end."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n").split("\n") if text.strip() else []


@functools.cache
def has_r() -> bool:
    asks = ["Rscript", "--vanilla", "-e", "stopifnot(requireNamespace('ncdf4', quietly = TRUE))"]
    return shutil.which("Rscript") is not None and subprocess.run(asks, capture_output=True, check=False).returncode == 0


class Page:
    def __init__(self, path: pathlib.Path, folder: pathlib.Path, program: pathlib.Path) -> None:
        self.path, self.folder, self.around = path, folder, surroundings(program)
        self.problems: list[str] = []
        self.sessions: dict[str, str] = {}  # the code of the page so far, by language

    def compare(self, at: int, said: list[str], shown: list[str]) -> list[str]:
        if not matches(said, shown):
            self.problems.append(f"{self.path.name}:{at}: it says\n    " + "\n    ".join(said) +
                                 "\n  and not\n    " + "\n    ".join(shown))
        return renewed(said, shown)

    def run(self, words: list[str], code: int, at: int, also_errors: bool = False) -> str:
        done = subprocess.run(words, cwd=self.folder, env=self.around, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=300, check=False)
        if done.returncode != code:
            self.problems.append(f"{self.path.name}:{at}: ended with {done.returncode}: {words[-1]}\n{done.stderr}")
        return done.stdout + (done.stderr if also_errors else "")

    def console(self, lines: list[str], code: int, at: int) -> list[str]:
        """The block with what its commands say now."""
        out: list[str] = []
        while lines:
            start = at
            typed = [lines.pop(0)]
            while typed[-1].endswith("\\"):
                typed.append(lines.pop(0))
            shown: list[str] = []
            while lines and not lines[0].startswith("$ "):
                shown.append(lines.pop(0))
            at += len(typed) + len(shown)
            tail = len(shown) - len("\n".join(shown).rstrip("\n").split("\n")) if any(shown) else 0
            command = "\n".join(typed).removeprefix("$ ")
            said = bare(self.run(["bash", "-c", command], code, start, code != 0))
            out += typed + self.compare(start, said, bare("\n".join(shown))) + [""] * tail
        return out

    def session(self, language: str, lines: list[str], at: int) -> list[str]:
        """A block of Python or R, run behind those before it, with what it prints now."""
        mark = "<<<%d>>>"
        say = {"python": 'print("%s", flush=True)', "r": 'cat("%s\\n")'}[language] % mark
        chunks: list[tuple[list[str], list[str]]] = [([], [])]
        for line in lines:
            if line.startswith("#>"):
                chunks[-1][1].append(line.removeprefix("#> ").removeprefix("#>"))
            else:
                if chunks[-1][1]:
                    chunks.append(([], []))
                chunks[-1][0].append(line)
        before = self.sessions.get(language, "")
        code = before + say % 0 + "\n" + "".join(
            "\n".join(chunk) + "\n" + say % (number + 1) + "\n" for number, (chunk, _) in enumerate(chunks))
        self.sessions[language] = before + "\n".join(lines) + "\n"
        script = self.folder / {"python": ".page.py", "r": ".page.R"}[language]
        script.write_text(code)
        words = {"python": ["/usr/bin/python3", "-W", "error", script.name],
                 "r": ["Rscript", "--vanilla", script.name]}[language]
        said = self.run(words, 0, at)
        out: list[str] = []
        for number, (chunk, shown) in enumerate(chunks):
            part = said.partition(mark % number + "\n")[2].partition(mark % (number + 1))[0]
            out += chunk + [f"#> {line}".rstrip() for line in self.compare(at, bare(part), shown)]
        return out

    def obey(self) -> str:
        """Runs the page and returns it as it should be."""
        out: list[str] = []
        lines = self.path.read_text().split("\n")
        code, name = 0, ""
        at = 0
        while at < len(lines):
            out.append(lines[at])
            fence = FENCE.match(lines[at])
            at += 1
            if fence:
                end = lines.index("```", at)
                out += self.block(fence[1], lines[at:end], name, code, at + 1) + ["```"]
                at = end + 1
                code, name = 0, ""
            elif found := CODE.match(out[-1]):
                code = int(found[1])
            elif found := FILE.match(out[-1]):
                name = found[1]
        return "\n".join(out)

    def block(self, language: str, lines: list[str], name: str, code: int, at: int) -> list[str]:
        if name:
            (self.folder / name).write_text("\n".join(lines) + "\n")
        elif language == "console":
            return self.console(list(lines), code, at)
        elif language == "python" or (language == "r" and has_r()):
            return self.session(language, lines, at)
        elif language == "r":
            print(f"{self.path.name}:{at}: not run, there is no Rscript with ncdf4")
        return lines

    def pictures(self) -> list[str]:
        """Files that the page shows and its commands make."""
        named = re.findall(r"\]\(([\w-]+\.svg)\)", self.path.read_text())
        return [name for name in named if (self.folder / name).exists()]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--renew", action="store_true", default=os.environ.get("CONCORDAT_BLESS") == "1")
    asked.add_argument("--compare", action="store_true", help="what is done unless --renew, or CONCORDAT_BLESS=1, asks for more")
    asked.add_argument("--into", type=pathlib.Path)
    asked.add_argument("--program", type=pathlib.Path, default=ROOT / "build/concordat")
    asked.add_argument("pages", nargs="+", type=pathlib.Path)
    wish = asked.parse_args()
    failed = False
    for path in wish.pages:
        with tempfile.TemporaryDirectory() as folder:
            page = Page(path, pathlib.Path(folder), wish.program.resolve())
            text = page.obey()
            if wish.into:
                wish.into.mkdir(parents=True, exist_ok=True)
                for name in page.pictures():
                    shutil.copy(page.folder / name, wish.into / name)
        if wish.renew:
            path.write_text(text)
        for problem in page.problems:
            print(("renewed: " if wish.renew and "ended with" not in problem else "") + problem)
            failed = failed or not wish.renew or "ended with" in problem
        print(f"{path.name}: {'as shown' if not page.problems else f'{len(page.problems)} differ'}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
