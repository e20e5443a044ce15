"""Numbers and names as people read them."""
import math
import re
import shlex
import unicodedata

from concordat.claims.intervals import Estimate

MINUS = "−"
DASH = "–"

# name: (title, scale): percent of one, index from 0 to 1, plain number, margin in per cent around zero
KNOWN = {
    "collaboration": ("Joint work", "percent"),
    "trust": ("Trust between partners", "index"),
    "integration": ("Integration of care", "index"),
    "pressure": ("Financial pressure", "plain"),
    "deficits": ("Share of organisations in deficit", "percent"),
    "trusts_in_deficit": ("Share of NHS trusts in deficit", "percent"),
    "provider_margin": ("Margin of NHS trusts", "margin"),
    "commissioner_margin": ("Margin of CCGs", "margin"),
    "reserves": ("Council reserve", "percent"),
    "benefit": ("Benefit realised", "index"),
    "retreat": ("Retreat to silos", "percent"),
    "activity": ("Hospital activity", "plain"),
    "social_care": ("Social care provided", "percent"),
    "workload": ("Community workload", "plain"),
    "votes_passed": ("Votes passed", "percent"),
    "vacancy": ("Vacant posts", "percent"),
}

KINDS = {"acute": ("Hospital trusts", "hospital trust"),
         "community": ("Community and mental health trusts", "community trust"),
         "ccg": ("Clinical commissioning groups", "CCG"),
         "council": ("Councils", "council"),
         "gp_federation": ("GP federations (synthetic)", "GP federation")}

# As a stress test tells them apart.
SUBTYPES = {"acute": "Acute hospital trusts", "specialist": "Specialist hospital trusts", "community": "Community trusts", "mental_health": "Mental health trusts",
            "ambulance": "Ambulance trusts", "ccg": "CCGs", "council": "Councils", "gp_federation": "GP federations (synthetic)"}


def stem_of(outcome: str) -> str:
    return outcome.removeprefix("final_").removeprefix("organisation_").removeprefix("place_")


def title_of(name: str) -> str:
    known = KNOWN.get(stem_of(name))
    return known[0] if known else stem_of(name).replace("_", " ").capitalize()


def scale_of(name: str, meaning: str = "", low: float = 0, high: float = 1) -> str:
    known = KNOWN.get(stem_of(name))
    if known:
        return known[1]
    if "margin" in name:
        return "margin"
    if low < 0:
        return "plain"
    return "percent" if meaning.startswith("share") else "index" if high == 1 else "plain"


def number(value: float, scale: str = "index") -> str:
    """Without a zero before the point, as the program prints it: ".48", "77 %", "−1.2 %"."""
    if value is None or math.isnan(value):
        return DASH
    if scale in ("percent", "margin"):
        text = f"{100 * value:.{1 if scale == 'margin' or 0 < abs(value) < .0995 else 0}f}"
        text = text.removesuffix(".0") if scale == "percent" else text
        return _signed(text) + " %"
    if abs(value) >= 1000:
        return _signed(f"{value:,.0f}")
    digits = 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0
    if 0 < abs(value) < .1:
        digits = 3
    text = f"{value:.{digits}f}"
    return _signed(re.sub(r"^(-?)0\.", r"\1.", text))


def _signed(text: str) -> str:
    if not text.strip("-0.,"):
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def signed(value: float, scale: str = "index") -> str:
    text = number(value, scale)
    return "+" + text if value > 0 and text.strip(".0 %") else text


def gap(value: float, scale: str = "index", *, unit: bool = True) -> str:
    """A difference with its sign; of per cents in points: "+14 points"."""
    if math.isnan(value):
        return DASH
    if scale not in ("percent", "margin"):
        return signed(value, scale)
    text = _signed(f"{100 * value:.{0 if abs(value) >= .0995 else 1}f}".removesuffix(".0"))
    return ("+" if value > 0 and text != "0" else "") + text + (" points" if unit else "")


def size(value: float, scale: str = "index") -> str:
    """How large a difference is, whatever its sign: ".25", "14 points"."""
    return gap(abs(value), scale).lstrip("+")


def gap_interval(estimate: Estimate, scale: str = "index") -> str:
    """"[+10 – +18]"; empty where there is none."""
    return "" if math.isnan(estimate.low) or math.isnan(estimate.high) else \
        f"[{gap(estimate.low, scale, unit=False)} {DASH} {gap(estimate.high, scale, unit=False)}]"


def spread(low: float, high: float, scale: str = "index") -> str:
    """"61 – 89 %"."""
    if math.isnan(low) and math.isnan(high):
        return DASH
    first, last = number(low, scale), number(high, scale)
    if first == last:
        return last
    if first.endswith(" %") and last.endswith(" %"):
        first = first.removesuffix(" %")
    return f"{first} {DASH} {last}"


def interval(estimate: Estimate, scale: str = "index") -> str:
    """"[76 – 78 %]"; empty where there is none."""
    return "" if math.isnan(estimate.low) or math.isnan(estimate.high) else \
        f"[{spread(estimate.low, estimate.high, scale)}]"


def count(n: int, one: str, many: str | None = None) -> str:
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def listed(words: list[str]) -> str:
    return "" if not words else words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def duration(months: int) -> str:
    """"ten years", "30 months"."""
    n, unit = (months // 12, "year") if months % 12 == 0 and months else (months, "month")
    return f"{NUMBERS[n] if n < len(NUMBERS) else f'{n:,}'} {unit}{'' if n == 1 else 's'}"


def kept_together(text: str) -> str:
    """A number and its unit stay on one line."""
    return re.sub(r"(\d) (%|m\b|pt|years?\b|runs?\b|pairs?\b|points?\b|places?\b|organisations?\b|arms?\b)", "\\1\u00a0\\2", text)


def clean(text: str, most: int = 200) -> str:
    """Of strangers: control characters spelt out, what turns the line round taken away, not too long."""
    kept = []
    for letter in text[:most + 1]:
        kind = unicodedata.category(letter)
        if kind in ("Cc", "Zl", "Zp"):
            kept.append(" " if letter in "\n\t\r" else "\N{REPLACEMENT CHARACTER}")
        elif kind in ("Cf", "Cs", "Cn", "Co") and letter != "\N{ZERO WIDTH JOINER}":
            continue
        else:
            kept.append(letter)
    return "".join(kept[:most]) + ("…" if len(text) > most else "")


def spelt(text: str) -> str:
    """For a terminal: control characters and marks that turn the direction of writing as their codes."""
    return "".join(c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") else f"\\u{ord(c):04x}" for c in text)


def without_paths(command: str) -> str:
    """A command line with the names of files, but not where they are on the machine that ran it."""
    try:
        words = shlex.split(command)
    except ValueError:
        return re.sub(r"\S*/", "", command)
    return " ".join(_quoted(_without_folder(word, is_first=k == 0)) for k, word in enumerate(words))


def _without_folder(word: str, *, is_first: bool) -> str:
    option, mark, value = word.partition("=") if word.startswith("--") else ("", "", word)
    folder, _, name = value.rpartition("/")
    is_path = is_first or value[:1] in "/.~" or "." in name
    return option + mark + (name if folder or value.startswith("/") and is_path else value) if is_path else word


def _quoted(word: str) -> str:
    return word if re.fullmatch(r"[\w@%+=:,./*-]+", word) else '"' + re.sub(r'(["\\\\$`])', r"\\\1", word) + '"'
