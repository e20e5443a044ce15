#include "configs/england/margins.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "configs/england/data.hpp"
#include "configs/text/table.hpp"
#include "configs/text/values.hpp"
#include "engine/nearest.hpp"

namespace concordat::configs {
namespace {

constexpr int first_of_table = 2010, last_of_table = 2018;
constexpr double largest_margin = 5;  // what is larger is a percentage, not a share
constexpr char allowed_columns[] = "columns are code, and years from 2010_11 to 2018_19";

/// "2017_18" -> 2017, whether or not it is among the years of a table.
std::optional<int> year_of(const std::string& heading) {
  const auto first = parsed_whole(heading.substr(0, 4)),
             second = parsed_whole(heading.size() == 7 ? heading.substr(5) : "");
  const bool is_year = first && second && *first >= 1000 && (*first + 1) % 100 == *second;
  return is_year && (heading[4] == '_') ? first : std::nullopt;
}

std::vector<std::string> known_columns() {
  std::vector<std::string> names{"code"};
  for (int year = first_of_table; year <= last_of_table; ++year)
    names.push_back(std::to_string(year) + "_" + std::to_string((year + 1) % 100));
  return names;
}

std::vector<std::string> known_codes() {
  std::vector<std::string> codes;
  for (const agents::Organisation& body : england().scenario.organisations)
    if (body.kind == agents::Kind::acute || body.kind == agents::Kind::community)
      codes.push_back(body.code);
  return codes;
}

std::string perhaps(const std::string& word, const std::vector<std::string>& known) {
  const std::string near = engine::nearest(word, known);
  return near.empty() ? "" : "did you mean " + quoted(near) + "?\n";
}

class MarginReader {
 public:
  MarginReader(const TextTable& table, Problems& problems) : table_(table), problems_(problems) {}

  TrustMargins read() {
    read_heading();
    if (table_.rows.empty())
      problems_.add(table_.start, "the table has no trusts below its heading");
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      if (table_.rows[row].size() == table_.heading.size()) read_row(row);
    if (margins_.empty() && problems_.empty())
      problems_.add(table_.start, "the table has no margins below its heading");
    return std::move(margins_);
  }

 private:
  void read_heading() {
    std::set<std::string> seen;
    for (std::size_t column = 0; column < table_.heading.size(); ++column) {
      const std::string& name = table_.heading[column];
      if (!seen.insert(name).second)
        problems_.add(table_.at_heading(column), "column " + quoted(name) + " is there twice",
                      "keep one of them");
      if (name == "code")
        code_ = column;
      else
        check_year(column);
      years_.push_back(year_of(name).value_or(0));
    }
    if (!code_) problems_.add(table_.start, "the table has no column \"code\"", allowed_columns);
    if (table_.heading.size() == (code_ ? 1 : 0))
      problems_.add(table_.start, "the table has no year", allowed_columns);
  }

  void check_year(std::size_t column) {
    const std::string& name = table_.heading[column];
    const Where where = table_.at_heading(column);
    if (const auto year = year_of(name)) {
      if (*year < first_of_table || *year > last_of_table)
        problems_.add(where, "year " + name + " is outside of 2010_11 to 2018_19");
    } else if (name.empty()) {
      problems_.add(where, "column " + std::to_string(column + 1) + " has no name",
                    std::string(allowed_columns) +
                        "; pandas leaves its own out with index=False,\n"
                        "R with row.names = FALSE");
    } else {
      problems_.add(where, "column " + quoted(name) + " is neither code nor a year",
                    perhaps(name, known_columns()) + allowed_columns);
    }
  }

  void read_row(std::size_t row) {
    const std::string code = code_ ? read_code(row) : "";
    for (std::size_t column = 0; column < years_.size(); ++column)
      if (years_[column] != 0 && !table_.rows[row][column].empty())
        if (const auto margin = read_margin(row, column)) margins_[code][years_[column]] = *margin;
  }

  std::string read_code(std::size_t row) {
    const std::string& code = table_.rows[row][*code_];
    const Where where = table_.at(row, *code_);
    if (code.empty()) {
      problems_.add(where, "the row has no code");
    } else if (std::ranges::find(known_, code) == known_.end()) {
      problems_.add(where, "no trust has the code " + quoted(code),
                    perhaps(code, known_) + "trusts are those of England on 1 April 2017");
    } else if (const auto [first, is_new] = codes_.emplace(code, row); !is_new) {
      problems_.add(where, "trust " + quoted(code) + " is there twice",
                    "it is in line " +
                        std::to_string(table_.places[first->second].position.line + 1) + " too");
    }
    return code;
  }

  std::optional<double> read_margin(std::size_t row, std::size_t column) {
    const std::string& cell = table_.rows[row][column];
    const auto value = parsed_number(cell);
    if (value && std::abs(*value) <= largest_margin) return value;
    const Where where = table_.at(row, column);
    if (value && std::isfinite(*value))
      problems_.add(where, "margin " + cell + " is outside of -5 to 5",
                    "margins are shares of income: -0.012 for -1.2 %");
    else
      problems_.add(where, "margin " + quoted(cell) + " is not a number",
                    "a share of income as -0.012, or nothing where it is not known");
    return {};
  }

  const TextTable& table_;
  Problems& problems_;
  const std::vector<std::string> known_ = known_codes();
  std::optional<std::size_t> code_;
  std::vector<int> years_;  // of allowed_columns; 0 for what is none
  std::map<std::string, std::size_t> codes_;
  TrustMargins margins_;
};

}  // namespace

TrustMargins read_margins(const std::string& path) {
  Problems problems;
  const auto file =
      std::make_shared<Source>(path, "", read_text_file(path, path, "table of margins"));
  const TextTable table = read_table(
      file, "row", [](const std::string& heading) { return heading != "code"; }, problems);
  TrustMargins margins = MarginReader(table, problems).read();
  problems.raise();
  return margins;
}

TrustMargins margins_with(const TrustMargins& more) {
  TrustMargins all = trust_margins();
  for (const auto& [code, by_year] : more)
    for (const auto& [year, margin] : by_year) all[code][year] = margin;
  return all;
}

}  // namespace concordat::configs
