#include "apps/cli/screen/table.hpp"

#include <algorithm>
#include <sstream>

#include "apps/cli/screen/text.hpp"

namespace concordat::apps {
namespace {
using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// Names from files may have breaks.
std::string in_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

/// A cell wrapped to a width, all of it as far in as its text begins.
Lines lines_of_cell(const std::string& cell, int width) {
  const std::size_t indent = std::min(cell.find_first_not_of(' '), cell.size());
  const int room = std::max(1, width - static_cast<int>(indent));
  Lines lines = wrapped(in_one_line(cell.substr(indent)), room);
  for (std::string& line : lines) line.insert(0, indent, ' ');
  return lines;
}

/// Columns on the screen, with their widths.
struct Layout {
  std::vector<std::size_t> shown;
  std::vector<int> widths;
};

int natural_width(const Table& table, std::size_t column) {
  int width = 0;
  for (const std::string& line : lines_of(table.columns[column].heading))
    width = std::max(width, columns(line));
  for (const auto& row : table.rows) width = std::max(width, columns(row[column].text));
  return width;
}

/// That of its heading and of its longest word, which are not broken.
int least_width(const Table& table, std::size_t column) {
  int width = 0;
  for (const std::string& line : lines_of(table.columns[column].heading))
    width = std::max(width, columns(line));
  for (const auto& row : table.rows)
    for (const std::string& word : wrapped(in_one_line(row[column].text), 1))
      width = std::max(width, columns(word));
  return width;
}

/// Takes what is too much from the widest, as long as it has more than its longest word.
void narrow(Layout& layout, const Table& table, int excess) {
  std::vector<int> spare;
  for (std::size_t k = 0; k < layout.shown.size(); ++k)
    spare.push_back(layout.widths[k] - least_width(table, layout.shown[k]));
  for (; excess > 0; --excess) {
    std::size_t widest = layout.shown.size();
    for (std::size_t k = 0; k < layout.shown.size(); ++k)
      if (spare[k] > 0 &&
          (widest == layout.shown.size() || layout.widths[k] > layout.widths[widest]))
        widest = k;
    if (widest == layout.shown.size()) return;
    --layout.widths[widest];
    --spare[widest];
  }
}

Layout layout_of(const Table& table) {
  Layout layout;
  int total = 0;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].heading.empty()) continue;
    layout.shown.push_back(c);
    layout.widths.push_back(natural_width(table, c));
    total += layout.widths.back() + 2;
  }
  narrow(layout, table, total - screen_columns);
  return layout;
}

/// One row of cells, each of one or more lines.
std::string row_text(const Table& table, const Layout& layout, const std::vector<Lines>& cells) {
  std::size_t height = 0;
  for (const Lines& lines : cells) height = std::max(height, lines.size());
  std::string text;
  for (std::size_t l = 0; l < height; ++l) {
    std::string line;
    for (std::size_t k = 0; k < cells.size(); ++k) {
      const std::string part = l < cells[k].size() ? cells[k][l] : "";
      const bool is_left = table.columns[layout.shown[k]].align == Column::Align::left;
      line += "  " + (is_left ? left(part, layout.widths[k]) : right(part, layout.widths[k]));
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}
}  // namespace

std::string to_text(const Table& table) {
  const Layout layout = layout_of(table);
  std::vector<Lines> cells;
  for (std::size_t c : layout.shown) cells.push_back(lines_of(table.columns[c].heading));
  std::string text = row_text(table, layout, cells);
  for (const auto& row : table.rows) {
    cells.clear();
    for (std::size_t k = 0; k < layout.shown.size(); ++k)
      cells.push_back(lines_of_cell(row[layout.shown[k]].text, layout.widths[k]));
    text += row_text(table, layout, cells);
  }
  return text;
}

Json to_json(const Table& table) {
  Json array = Json::array();
  for (const auto& row : table.rows) {
    Json object;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      if (!table.columns[c].key.empty()) object[table.columns[c].key] = row[c].value;
    array.push_back(std::move(object));
  }
  return array;
}

}  // namespace concordat::apps
