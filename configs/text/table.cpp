#include "configs/text/table.hpp"

#include <algorithm>

#include "configs/text/decimals.hpp"

namespace concordat::configs {
namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return text.substr(text.size());
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Truth as Python and R write it is written as everywhere here.
std::string in_our_words(std::string cell) {
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
std::vector<std::string_view> cells_of(std::string_view line, char separator) {
  std::vector<std::string_view> cells;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    if (at < line.size() && line[at] == '"') quoted = !quoted;
    if (at < line.size() && (line[at] != separator || quoted)) continue;
    cells.push_back(trimmed(line.substr(begin, at - begin)));
    begin = at + 1;
  }
  return cells;
}

/// What parts the cells of a heading: a comma, or what spreadsheets write instead.
char separator_of(std::string_view heading) {
  char best = ',';
  std::size_t most = cells_of(heading, ',').size();
  for (const char other : {';', '\t'})
    if (const std::size_t count = cells_of(heading, other).size(); count > most)
      best = other, most = count;
  return best;
}

/// Where a cell of a line stands; the line where it has no such cell.
Where place_of_cell(const Source& file, const Where& line, std::size_t column, char separator) {
  const std::string_view words = file.line(line.position.line);
  const auto cells = cells_of(words, separator);
  if (column >= cells.size()) return line;
  const auto offset = static_cast<std::size_t>(cells[column].data() - words.data());
  return {&file, file.position(file.offset({line.position.line, 0}) + offset)};
}

}  // namespace

Where TextTable::at(std::size_t row, std::size_t column) const {
  return file ? place_of_cell(*file, places[row], column, separator) : places[row];
}

Where TextTable::at_heading(std::size_t column) const {
  return file ? place_of_cell(*file, start, column, separator) : start;
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

namespace {

std::vector<std::string> values_between(std::string_view row, char separator) {
  std::vector<std::string> values;
  for (const std::string_view cell : cells_of(row, separator))
    values.emplace_back(in_our_words(unquoted(cell)));
  return values;
}

bool is_empty(const std::vector<std::string>& values) {
  return std::ranges::all_of(values, &std::string::empty);
}

/// Excel's word for what parts the cells, in a line of its own.
bool names_separator(std::string_view line) { return line.size() == 5 && line.starts_with("sep="); }

/// Reads one table line by line.
class TableReader {
 public:
  TableReader(TextTable& table, const std::string& noun, Problems& problems)
      : table_(table), noun_(noun), problems_(problems) {}

  void read() {
    const std::string_view text = table_.file->text();
    int line = 0;
    for (std::size_t at = 0; at < text.size(); ++line) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      read_line(text.substr(at, end - at), {table_.file.get(), {line, 0}});
      at = end + 1;
    }
    leave_out_empty_columns();
    if (!is_sound_ || has_row_names()) return;
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      check_width(table_, row, noun_, problems_);
  }

 private:
  void read_line(std::string_view line, const Where& where) {
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    const std::string_view words = trimmed(line);
    if (words.empty() || words.starts_with('#')) return;
    if (!is_one_line(line, where)) return;
    if (table_.heading.empty()) {
      read_heading(line, where);
    } else if (auto values = values_between(line, table_.separator); !is_empty(values)) {
      table_.rows.push_back(std::move(values));
      table_.places.push_back(where);
    }
  }

  void read_heading(std::string_view line, const Where& where) {
    if (names_separator(line)) {
      named_ = line.back();
      return;
    }
    table_.separator = named_ != 0 ? named_ : separator_of(line);
    table_.heading = values_between(line, table_.separator);
    table_.start = where;
    const std::string& first = table_.heading.front();
    if (table_.heading.size() > 1 || first.find(' ') == first.npos || first.find('[') != first.npos)
      return;
    problems_.add(where, "no comma, semicolon or tab parts the cells of the heading",
                  "R writes commas with write.csv(..., row.names = FALSE), and blanks otherwise");
    is_sound_ = false;
  }

  bool is_one_line(std::string_view line, const Where& where) {
    if (std::ranges::count(line, '"') % 2 == 0) return true;
    problems_.add(where, "a quote is open at the end of the line",
                  "a cell is in one line; a quote within a quoted cell is written twice");
    return is_sound_ = false;
  }

  /// Spreadsheets write columns that were once used.
  void leave_out_empty_columns() {
    const auto is_last_empty = [&](const auto& row) {
      return row.size() != table_.heading.size() || row.back().empty();
    };
    while (table_.heading.size() > 1 && table_.heading.back().empty() &&
           std::ranges::all_of(table_.rows, is_last_empty)) {
      for (auto& row : table_.rows)
        if (row.size() == table_.heading.size()) row.pop_back();
      table_.heading.pop_back();
    }
  }

  /// R's write.table gives names of rows no heading.
  bool has_row_names() {
    const auto is_wider = [&](const auto& row) { return row.size() == table_.heading.size() + 1; };
    if (table_.rows.size() < 2 || !std::ranges::all_of(table_.rows, is_wider)) return false;
    problems_.add(table_.start,
                  "every " + noun_ + " has one value more than the heading has columns",
                  "R leaves names of rows out with row.names = FALSE; decimal commas need "
                  "semicolons\nbetween cells");
    return true;
  }

  TextTable& table_;
  const std::string& noun_;
  Problems& problems_;
  char named_ = 0;  // by a line of Excel's
  bool is_sound_ = true;
};

}  // namespace

TextTable read_table(std::shared_ptr<Source> file, const std::string& noun,
                     const HoldsNumbers& holds_numbers, Problems& problems) {
  TextTable table;
  table.file = std::move(file);
  table.start = {table.file.get()};
  TableReader(table, noun, problems).read();
  settle_decimals(table, holds_numbers, problems);
  return table;
}

std::vector<std::string> values_of_row(std::string_view row) { return values_between(row, ','); }

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
