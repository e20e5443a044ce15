#include <algorithm>
#include <cmath>
#include <set>

#include "configs/factors/factors.hpp"
#include "configs/text/values.hpp"

namespace concordat::configs {
namespace {

/// Reads one column of a table of points.
class ColumnReader {
 public:
  ColumnReader(const TextTable& table, std::size_t column, Variation& variation, Problems& problems)
      : table_(table), column_(column), variation_(variation), problems_(problems) {}

  std::optional<Factor> read() {
    const std::string& path = table_.heading[column_];
    if (path.empty()) {
      problems_.add(heading(), "column " + std::to_string(column_ + 1) + " has no name",
                    "name a factor, or leave it out: pandas does with to_csv(..., index=False),\n"
                    "R with row.names = FALSE");
      return {};
    }
    const auto varied = variation_.find(path, heading(), problems_);
    if (!varied) return {};
    Factor factor = described(path, *varied);
    varied->is_number() ? read_numbers(*varied, factor) : read_words(*varied, factor);
    return factor;
  }

 private:
  Where heading() const { return table_.at_heading(column_); }

  const std::string& cell(std::size_t row) const { return table_.rows[row][column_]; }

  bool fits(const Varied& varied, const std::string& path, std::size_t row) {
    return variation_.fits(path, varied, cell(row), table_.at(row, column_), problems_);
  }

  /// What fits is an interval: where the structure must be read, its ends are enough.
  void read_numbers(const Varied& varied, Factor& factor) {
    std::size_t lowest = 0, highest = 0;
    bool sound = true;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const auto value = parsed_number(cell(row));
      const bool odd = !value || !std::isfinite(*value);
      const bool each = odd || varied.parameter != nullptr || varied.is_whole();
      if ((each && !fits(varied, factor.path, row)) || odd) {
        sound = false;
        continue;
      }
      if (row == 0 || *value < factor.low) factor.low = *value, lowest = row;
      if (row == 0 || *value > factor.high) factor.high = *value, highest = row;
    }
    if (!sound || varied.parameter != nullptr || varied.is_whole()) return;
    if (fits(varied, factor.path, lowest) && highest != lowest) fits(varied, factor.path, highest);
  }

  void read_words(const Varied& varied, Factor& factor) {
    std::set<std::string> seen;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (seen.contains(cell(row)) || !fits(varied, factor.path, row)) continue;
      seen.insert(cell(row));
      factor.levels.push_back(cell(row));
    }
  }

  const TextTable& table_;
  std::size_t column_;
  Variation& variation_;
  Problems& problems_;
};

/// Factors that are written beside a list say nothing but their paths, and all columns.
void check_declared(const ExperimentText& text, const TextTable& table, Problems& problems) {
  std::set<std::string> declared;
  for (int i = 0; i < text.message.factor_size(); ++i) {
    const auto& factor = text.message.factor(i);
    declared.insert(factor.path());
    std::vector<const google::protobuf::FieldDescriptor*> fields;
    factor.GetReflection()->ListFields(factor, &fields);
    if (fields.size() > 1)
      problems.add(text.at({{"factor", i}}),
                   "factor " + quoted(factor.path()) + " takes its values from the list",
                   "leave everything but its path out");
    if (std::ranges::find(table.heading, factor.path()) == table.heading.end())
      problems.add(text.at({{"factor", i}, {"path"}}),
                   "the table has no column " + quoted(factor.path()),
                   "it has " + written_row(table.heading));
  }
  if (declared.empty()) return;
  for (const std::string& path : table.heading)
    if (!declared.contains(path))
      problems.add(table.start, "column " + quoted(path) + " is not among the factors",
                   "add factor { path: " + quoted(path) + " }, or leave all factors out");
}

void check_heading(const ExperimentText& text, const TextTable& table, Problems& problems) {
  const std::set<std::string> fixed = text.fixed();
  std::set<std::string> seen;
  for (const std::string& path : table.heading) {
    if (!seen.insert(path).second)
      problems.add(table.start, "factor " + quoted(path) + " is there twice", "keep one of them");
    if (fixed.contains(path))
      problems.add(table.start, quoted(path) + " is both set and varied", "take one of them out");
  }
}

}  // namespace

std::vector<Factor> read_listed_factors(const ExperimentText& text, const TextTable& table,
                                        Variation& variation,
                                        std::vector<std::vector<std::string>>& values,
                                        Problems& problems) {
  check_heading(text, table, problems);
  check_declared(text, table, problems);
  std::vector<Factor> factors;
  const auto is_odd = [&](const auto& row) { return row.size() != table.heading.size(); };
  if (std::ranges::any_of(table.rows, is_odd)) return factors;  // that has been reported
  for (std::size_t column = 0; column < table.heading.size(); ++column)
    if (auto factor = ColumnReader(table, column, variation, problems).read())
      factors.push_back(std::move(*factor));
  values = table.rows;
  return factors;
}

}  // namespace concordat::configs
