"""What all figures look like: colours by their role, sizes for papers, the weight of lines."""
from typing import Any

# role: (light, dark). Near Okabe and Ito's, but so that text in them can be read on its ground and that they differ for
# eyes that see fewer colours; tests/python measures both. No two are the same, so that a role is known by its colour.
COLOURS = {
    "ink": ("#1b1b1c", "#ececea"),
    "faint": ("#5c5c5e", "#a9a9a6"),
    "rule": ("#dcdcd8", "#3c3c3e"),
    "stripe": ("#f3f3ef", "#232325"),
    "paper": ("#ffffff", "#161617"),
    "line": ("#0072b2", "#5bb5ea"),
    "other": ("#c24e00", "#f0924e"),
    "acute": ("#005fae", "#4aa8f0"),
    "community": ("#0a7d45", "#4fce7f"),
    "ccg": ("#c24e01", "#ee8448"),
    "council": ("#9c3f7c", "#dd93c6"),
    "gp_federation": ("#524700", "#ead97a"),
    "pass": ("#0072b1", "#5bb5e9"),
    "weak": ("#524701", "#ead97b"),
    "fail": ("#c24e02", "#ee8449"),
}
LIGHT = {name: pair[0] for name, pair in COLOURS.items()}
MARKERS = {"acute": "o", "community": "s", "ccg": "D", "council": "^", "gp_federation": "v"}
DASHES = ["-", (0, (5, 1.6)), (0, (1.4, 1.2)), (0, (6, 1.5, 1.4, 1.5)), (0, (3, 1.2, 1.2, 1.2, 1.2, 1.2))]
ARMS = ["acute", "ccg", "community", "council", "gp_federation", "ink"]

COLUMN, PAGE, SLIDE = 85, 178, 254  # widths [mm]

STYLE: dict[str, Any] = {
    "font.family": "sans-serif", "font.sans-serif": ["DejaVu Sans"], "font.size": 7,
    "text.color": LIGHT["ink"], "axes.edgecolor": LIGHT["rule"], "axes.labelcolor": LIGHT["faint"],
    "axes.facecolor": "none", "figure.facecolor": LIGHT["paper"], "axes.linewidth": .6,
    "axes.spines.top": False, "axes.spines.right": False, "axes.spines.left": False,
    "axes.axisbelow": True, "axes.grid": True, "axes.grid.axis": "y", "grid.color": LIGHT["rule"],
    "grid.linewidth": .5, "xtick.color": LIGHT["faint"], "ytick.color": LIGHT["faint"],
    "xtick.major.size": 0, "ytick.major.size": 0, "xtick.major.pad": 3, "ytick.major.pad": 3,
    "xtick.labelsize": 7, "ytick.labelsize": 7, "axes.titlesize": 8, "axes.titleweight": "bold",
    "axes.unicode_minus": True, "axes.formatter.use_locale": False, "text.parse_math": False,
    "svg.fonttype": "none", "svg.hashsalt": "concordat", "pdf.fonttype": 42, "path.simplify": True,
    "path.simplify_threshold": .2, "timezone": "UTC", "mathtext.default": "regular",
}
