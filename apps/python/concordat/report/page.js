"use strict";
// An enhancement: without it nothing is missing. Tables sort and are saved, commands are copied,
// figures say the value under the pointer.
const number = text => {
  const found = text.replace(/[\u2212]/g, "-").replace(/,/g, "").match(/-?\d*\.?\d+/);
  return found ? parseFloat(found[0]) : NaN;
};
const button = (words, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
};
const cellsOf = row => [...row.cells].map(cell => cell.textContent);
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const words = head.textContent;
    head.textContent = "";
    head.append(button(words, () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const key = row => row.cells[column].textContent;
      const rows = [...body.rows].sort((a, b) => {
        const x = number(key(a)), y = number(key(b));
        const order = isNaN(x) || isNaN(y) ? key(a).localeCompare(key(b)) : x - y;
        return up ? order : -order;
      });
      body.append(...rows);
    }));
  });
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.append(button("Save as CSV", () => {
    const quoted = text => /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
    // What a spreadsheet would take for a formula is text.
    const plain = text => /^[=+@\t\r]/.test(text) && isNaN(number(text)) ? "'" + text : text;
    const lines = [...table.rows].map(row => cellsOf(row).map(plain).map(quoted).join(","));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([lines.join("\n") + "\n"], {type: "text/csv"}));
    link.download = table.dataset.name + ".csv";
    link.click();
    URL.revokeObjectURL(link.href);
  }));
  table.closest(".scroll").after(tools);
}
for (const line of document.querySelectorAll("pre")) {
  const tools = document.createElement("div");
  tools.className = "tools";
  const copy = button("Copy", () => navigator.clipboard.writeText(line.textContent)
    .then(() => { copy.textContent = "Copied"; }, () => { copy.textContent = "Select and copy"; }));
  tools.append(copy);
  line.after(tools);
}
// The row of a figure's own table that is nearest to the pointer.
for (const svg of document.querySelectorAll("svg[data-stops]")) {
  const stops = svg.dataset.stops.split(" ").map(Number);
  const table = svg.closest("figure").querySelector("table");
  const heads = [...table.tHead.rows[0].cells].map(head => head.textContent);
  const rows = [...table.tBodies[0].rows].map(cellsOf);
  const note = document.createElement("p");
  note.className = "note";
  note.hidden = true;
  note.setAttribute("aria-hidden", "true");
  svg.parentElement.append(note);
  svg.addEventListener("pointermove", event => {
    const box = svg.getBoundingClientRect(), x = (event.clientX - box.left) / box.width;
    let k = 0;
    stops.forEach((stop, n) => { if (Math.abs(stop - x) < Math.abs(stops[k] - x)) k = n; });
    note.textContent = rows[k].map((cell, n) => heads[n] + " " + cell).join(" \u00b7 ");
    note.style.left = 100 * Math.min(Math.max(stops[k] - .25, 0), .45) + "%";
    note.hidden = false;
  });
  svg.addEventListener("pointerleave", () => { note.hidden = true; });
}
