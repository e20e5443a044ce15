#include "configs/factors/table.hpp"

#include <algorithm>

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

TextTable read_file(const std::string& path, const std::string& shown, const std::string& folder,
                    Problems& problems) {
  const auto file = std::make_shared<Source>(shown, "", read_text_file(path, shown, "table"));
  if (lies_outside(path, folder)) file->veil();
  Problems found;
  TextTable table = read_table(file, "point", found);
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
