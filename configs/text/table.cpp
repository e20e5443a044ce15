#include "configs/text/table.hpp"

#include <algorithm>

namespace concordat::configs {
namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return text.substr(text.size());
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Truth as Python and R write it is written as everywhere here.
std::string_view in_our_words(std::string_view cell) {
  if (cell == "True" || cell == "TRUE") return "true";
  if (cell == "False" || cell == "FALSE") return "false";
  return cell;
}

/// A cell without its quotes: two of them within stand for one.
std::string unquoted(std::string_view cell) {
  if (cell.size() < 2 || cell.front() != '"' || cell.back() != '"') return std::string(cell);
  std::string text(cell.substr(1, cell.size() - 2));
  for (std::size_t at = 0; (at = text.find("\"\"", at)) != std::string::npos; ++at)
    text.erase(at, 1);
  return text;
}

/// The cells of a line as they are written, without blanks around them.
std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    if (at < line.size() && line[at] == '"') quoted = !quoted;
    if (at < line.size() && (line[at] != ',' || quoted)) continue;
    cells.push_back(trimmed(line.substr(begin, at - begin)));
    begin = at + 1;
  }
  return cells;
}

/// Where a cell of a line stands; the line where it has no such cell.
Where place_of_cell(const Source& file, const Where& line, std::size_t column) {
  const std::string_view words = file.line(line.position.line);
  const auto cells = cells_of(words);
  if (column >= cells.size()) return line;
  const auto offset = static_cast<std::size_t>(cells[column].data() - words.data());
  return {&file, file.position(file.offset({line.position.line, 0}) + offset)};
}

}  // namespace

Where TextTable::at(std::size_t row, std::size_t column) const {
  return file ? place_of_cell(*file, places[row], column) : places[row];
}

Where TextTable::at_heading(std::size_t column) const {
  return file ? place_of_cell(*file, start, column) : start;
}

void check_width(const TextTable& table, std::size_t row, const std::string& noun,
                 Problems& problems) {
  const std::size_t found = table.rows[row].size(), wanted = table.heading.size();
  if (found == wanted) return;
  problems.add(table.places[row],
               "the " + noun + " has " + std::to_string(found) +
                   (found == 1 ? " value" : " values") + ", not " + std::to_string(wanted),
               "one for each of " + written_row(table.heading));
}

TextTable read_table(std::shared_ptr<Source> file, const std::string& noun, Problems& problems) {
  TextTable table;
  table.file = std::move(file);
  table.start = {table.file.get()};
  const std::string_view text = table.file->text();
  int line = 0;
  for (std::size_t at = 0; at < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view words = trimmed(text.substr(at, end - at));
    at = end + 1;
    if (words.empty() || words.starts_with('#')) continue;
    const Where where{table.file.get(), {line, 0}};
    if (table.heading.empty()) {
      table.heading = values_of_row(words);
      table.start = where;
    } else {
      table.rows.push_back(values_of_row(words));
      table.places.push_back(where);
      check_width(table, table.rows.size() - 1, noun, problems);
    }
  }
  return table;
}

std::vector<std::string> values_of_row(std::string_view row) {
  std::vector<std::string> values;
  for (const std::string_view cell : cells_of(row)) values.push_back(unquoted(in_our_words(cell)));
  return values;
}

std::string written_row(const std::vector<std::string>& values) {
  std::string row;
  for (const std::string& value : values) {
    row += &value == values.data() ? "" : ", ";
    const bool plain = value.find_first_of(",\"") == std::string::npos && value == trimmed(value);
    std::string text = value;
    for (std::size_t at = 0; !plain && (at = text.find('"', at)) != std::string::npos; at += 2)
      text.insert(at, 1, '"');
    row += plain ? text : "\"" + text + "\"";
  }
  return row;
}

}  // namespace concordat::configs
