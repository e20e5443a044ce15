#include "configs/tables/heading.hpp"

#include <map>

#include "configs/tables/columns.hpp"
#include "configs/text/values.hpp"
#include "engine/nearest.hpp"

namespace concordat::configs {
namespace {

std::string names_of_columns(std::string_view of) {
  std::string names;
  for (const BodyColumn& column : body_columns(of))
    if (!column.is_ignored) names += (names.empty() ? "" : ", ") + std::string(column.name);
  return "a table of " + std::string(of) + " has: " + names;
}

/// What is wrong with the heading of a table.
class HeadingCheck {
 public:
  HeadingCheck(const std::string& of, const TextTable& table, Problems& problems)
      : of_(of), table_(table), problems_(problems) {}

  void check() {
    std::map<std::string_view, std::size_t> seen;
    for (std::size_t k = 0; k < table_.heading.size(); ++k) {
      const BodyColumn* column = find_body_column(of_, table_.heading[k]);
      if (column == nullptr)
        refuse_nearly_known(k);
      else if (!seen.emplace(column->name, k).second)
        problems_.add(table_.at_heading(k),
                      "column " + quoted(std::string(column->name)) + " is there twice",
                      "keep one of them");
    }
    for (const BodyColumn& column : body_columns(of_))
      if (column.is_needed && !seen.contains(column.name))
        problems_.add(table_.start,
                      "the table of " + of_ + " has no column " + quoted(std::string(column.name)),
                      names_of_columns(of_));
  }

 private:
  void refuse_nearly_known(std::size_t k) {
    const std::string& heading = table_.heading[k];
    if (heading.empty())
      return problems_.add(table_.at_heading(k), "column " + std::to_string(k + 1) + " has no name",
                           "pandas leaves its index out with index=False, R names of rows with "
                           "row.names = FALSE");
    std::vector<std::string> known;
    for (const BodyColumn& column : body_columns(of_)) known.emplace_back(column.name);
    const std::string near = engine::nearest(as_word(heading), known);
    if (near.empty()) return;
    problems_.add(table_.at_heading(k), "nobody reads the column " + quoted(heading),
                  "did you mean " + quoted(near) + "?");
  }

  const std::string& of_;
  const TextTable& table_;
  Problems& problems_;
};

}  // namespace

void check_heading(const std::string& of, const TextTable& table, Problems& problems) {
  HeadingCheck(of, table, problems).check();
}

}  // namespace concordat::configs
