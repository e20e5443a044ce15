"""Pages of files, and what stands in them."""
from html.parser import HTMLParser

import results

import concordat


class Reader(HTMLParser):
    """Headings, attributes and texts of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.headings, self._open = [], [], []
        self.contents = {"style": "", "script": ""}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.headings.append("")

    def handle_endtag(self, tag):
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data):
        if self._open and self._open[-1] in ("h1", "h2", "h3"):
            self.headings[-1] += data
        if self._open and self._open[-1] in self.contents:
            self.contents[self._open[-1]] += data


def page_of(*files, names=False):
    """The page about these files."""
    path = results.FOLDER / "page.html"
    concordat.report(files, path, names=names)
    return path.read_text(encoding="utf-8")
