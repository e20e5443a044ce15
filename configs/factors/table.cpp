#include "configs/factors/table.hpp"

#include <algorithm>

#include "engine/error.hpp"

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

void check_width(const PointTable& table, std::size_t row, Problems& problems) {
  const std::size_t found = table.rows[row].size(), wanted = table.heading.size();
  if (found == wanted) return;
  problems.add(table.places[row],
               "the point has " + std::to_string(found) + (found == 1 ? " value" : " values") +
                   ", not " + std::to_string(wanted),
               "one for each of " + written_row(table.heading));
}

/// That a heading names fields of scenarios, before anything of its file is shown.
void expect_paths(const std::vector<std::string>& heading, const Where& where) {
  const auto names_none = [](const std::string& path) {
    const auto* scenario = schema::Scenario::descriptor();
    return scenario->FindFieldByName(path.substr(0, path.find_first_of(".["))) == nullptr;
  };
  const auto odd = std::ranges::find_if(heading, names_none);
  if (odd == heading.end()) return;
  refuse_veiled(where.source->name() + ":" + std::to_string(where.position.line + 1) + ": column " +
                    std::to_string(odd - heading.begin() + 1) + " of the heading",
                "the path of a factor");
}

void read_file(const std::shared_ptr<Source>& file, PointTable& table, Problems& problems) {
  table.file = file;
  const std::string_view text = file->text();
  int line = 0;
  for (std::size_t at = 0; at < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view words = trimmed(text.substr(at, end - at));
    at = end + 1;
    if (words.empty() || words.starts_with('#')) continue;
    const Where where{file.get(), {line, 0}};
    if (table.heading.empty()) {
      table.heading = values_of_row(words);
      if (file->is_veiled()) expect_paths(table.heading, where);
      table.start = where;
    } else {
      table.rows.push_back(values_of_row(words));
      table.places.push_back(where);
      check_width(table, table.rows.size() - 1, problems);
    }
  }
}

void read_rows(const ExperimentText& text, PointTable& table, Problems& problems) {
  for (const auto& factor : text.message.factor()) table.heading.push_back(factor.path());
  const auto& rows = text.message.design().list().row();
  if (table.heading.empty())
    return problems.add(table.start, "the rows have no factors",
                        "name them in order: factor { path: \"trust.gain\" }");
  for (int i = 0; i < rows.size(); ++i) {
    table.rows.push_back(values_of_row(rows[i]));
    table.places.push_back(text.at({{"design"}, {"list"}, {"row", i}}));
    check_width(table, table.rows.size() - 1, problems);
  }
}

}  // namespace

Where PointTable::at(std::size_t row, std::size_t column) const {
  if (!file) return places[row];
  const int line = places[row].position.line;
  const std::string_view words = file->line(line);
  const auto cells = cells_of(words);
  if (column >= cells.size()) return places[row];
  const auto offset = static_cast<std::size_t>(cells[column].data() - words.data());
  return {file.get(), file->position(file->offset({line, 0}) + offset)};
}

PointTable read_points(const ExperimentText& text, Problems& problems) {
  const auto& list = text.message.design().list();
  PointTable table;
  table.start = text.at({{"design"}, {"list"}});
  if (list.has_file() == (list.row_size() > 0)) {
    problems.add(table.start,
                 list.has_file() ? "the list has both a file and rows" : "the list has no points",
                 "give file: \"points.csv\", or row: \".02, majority\" for each point");
  } else if (list.has_file()) {
    const std::string shown = shown_beside(text.source, list.file());
    try {
      const std::string path = beside(text.source.folder(), list.file());
      const auto file = std::make_shared<Source>(shown, "", read_text_file(path, shown, "table"));
      if (lies_outside(path, text.source.folder())) file->veil();
      read_file(file, table, problems);
      if (table.rows.empty())
        problems.add(table.start, "the table has no points below its heading");
    } catch (const engine::UserError& error) {
      problems.add(text.at({{"design"}, {"list"}, {"file"}}),
                   "file " + quoted(list.file()) + " cannot be read", Hint(error));
    }
  } else {
    read_rows(text, table, problems);
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
