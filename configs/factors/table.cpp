#include "configs/factors/table.hpp"

#include <algorithm>

#include "agents/tables/parameters.hpp"
#include "configs/text/values.hpp"
#include "engine/error.hpp"

namespace concordat::configs {
namespace {

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

/// Whether a path such as "organisation[H1].turnover" leads to numbers; any body's.
bool leads_to_number(const std::string& path) {
  if (agents::find_parameter(path) != nullptr) return true;
  const auto* group = schema::Scenario::descriptor();
  for (std::size_t at = 0; group != nullptr;) {
    const std::size_t end = std::min(path.find_first_of(".[", at), path.size());
    const auto* field = group->FindFieldByName(path.substr(at, end - at));
    if (field == nullptr) return false;
    group = field->message_type();
    if (group == nullptr) return end == path.size() && takes_numbers(*field);
    const std::size_t closed = end < path.size() && path[end] == '[' ? path.find(']', end) : end;
    if (closed == path.npos || (at = path.find('.', closed)) == path.npos) return false;
    ++at;
  }
  return false;
}

TextTable read_file(const std::string& path, const std::string& shown, const std::string& folder,
                    Problems& problems) {
  const auto file = std::make_shared<Source>(shown, "", read_text_file(path, shown, "table"));
  if (lies_outside(path, folder)) file->veil();
  Problems found;
  TextTable table = read_table(file, "point", leads_to_number, found);
  if (file->is_veiled()) expect_paths(table.heading, table.start);
  if (table.rows.empty()) found.add(table.start, "the table has no points below its heading");
  problems.add(found);
  return table;
}

void read_rows(const ExperimentText& text, TextTable& table, Problems& problems) {
  for (const auto& factor : text.message.factor()) table.heading.push_back(factor.path());
  const auto& rows = text.message.design().list().row();
  if (table.heading.empty())
    return problems.add(table.start, "the rows have no factors",
                        "name them in order: factor { path: \"trust.gain\" }");
  for (int i = 0; i < rows.size(); ++i) {
    table.rows.push_back(values_of_row(rows[i]));
    table.places.push_back(text.at({{"design"}, {"list"}, {"row", i}}));
    check_width(table, table.rows.size() - 1, "point", problems);
  }
}

}  // namespace

TextTable read_points(const ExperimentText& text, Problems& problems) {
  const auto& list = text.message.design().list();
  TextTable table;
  table.start = text.at({{"design"}, {"list"}});
  if (list.has_file() == (list.row_size() > 0)) {
    problems.add(table.start,
                 list.has_file() ? "the list has both a file and rows" : "the list has no points",
                 "give file: \"points.csv\", or row: \".02, majority\" for each point");
  } else if (list.has_file()) {
    const std::string shown = shown_beside(text.source, list.file());
    try {
      const std::string path = beside(text.source.folder(), list.file());
      table = read_file(path, shown, text.source.folder(), problems);
    } catch (const engine::UserError& error) {
      problems.add(text.at({{"design"}, {"list"}, {"file"}}),
                   "file " + quoted(list.file()) + " cannot be read", Hint(error));
    }
  } else {
    read_rows(text, table, problems);
  }
  return table;
}

}  // namespace concordat::configs
