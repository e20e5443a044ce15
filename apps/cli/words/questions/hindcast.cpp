#include "apps/cli/words/questions/hindcast.hpp"

#include <cmath>
#include <vector>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/words/summary.hpp"
#include "engine/decimals.hpp"

namespace concordat::apps {
namespace {
using analysis::Hindcast;
using analysis::HindcastLine;
using Align = Column::Align;

/// Bodies are whole, per cent too; the rest is small.
int digits_of(const HindcastLine& line) {
  const std::string& unit = line.unit;
  if (unit == "trusts" || unit == "CCGs" || unit == "%") return 0;
  return unit == "1" ? 2 : unit == "points" || unit == "% of income" ? 2 : 1;
}

Cell number(const HindcastLine& line, double value) {
  if (std::isnan(value)) return {"–", nullptr};
  const std::string text = decimals(value, digits_of(line));
  return {line.unit == "%" ? text + " %" : text, value};
}

Cell range(const HindcastLine& line, double low, double high) {
  if (std::isnan(low)) return {"", nullptr};
  const std::string least = decimals(low, digits_of(line)), most = decimals(high, digits_of(line));
  const std::string text = std::isinf(high)  ? "from " + least
                           : std::isinf(low) ? "to " + most
                                             : least + " – " + most;
  return {text, Json::array({low, high})};
}

Cell verdict(const HindcastLine& line) {
  const auto is_inside = line.is_inside();
  if (!is_inside) return {"", nullptr};
  return {*is_inside ? "yes" : "NO", *is_inside};
}

/// "2016/17"; on the screen "16/17".
std::string year_words(int year) {
  return std::to_string(year) + "/" + std::to_string((year + 1) % 100);
}
Cell year_cell(int year) { return {year_words(year % 100), year_words(year)}; }

/// What stands above the columns of a table on the screen.
struct Headings {
  std::string title, record, median;
};
const Headings of_england{"England", "record", "median"};
const Headings of_trusts{"single trusts", "ideal", "found"};

Table to_table(const std::vector<HindcastLine>& lines, const Headings& headings) {
  Table table{{{"measure", ""},
               {"", headings.title},
               {"title", ""},
               {"unit", ""},
               {"year", "year"},
               {"record", headings.record, Align::right},
               {"median", headings.median, Align::right},
               {"runs_90", "90 % of runs", Align::right},
               {"accepted", "accepted", Align::right},
               {"inside", ""},
               {"", "inside"}},
              {}};
  std::string above;  // on the screen a measure is named once
  for (const HindcastLine& line : lines) {
    const Cell said = verdict(line);
    table.rows.push_back({Cell(line.name),
                          Cell(line.name == above ? "" : line.title),
                          Cell(line.title.substr(line.title.find_first_not_of(' '))),
                          Cell(line.unit),
                          year_cell(line.year),
                          number(line, line.record),
                          number(line, line.median),
                          range(line, line.low, line.high),
                          range(line, line.accepted.low, line.accepted.high),
                          {"", said.value},
                          Cell(said.text)});
    above = line.name;
  }
  return table;
}

std::string csv_number(double value) {
  return !std::isfinite(value) ? "" : engine::decimals_of(value);
}

std::vector<HindcastLine> all_lines(const Hindcast& hindcast) {
  std::vector<HindcastLine> lines = hindcast.england;
  lines.insert(lines.end(), hindcast.trusts.begin(), hindcast.trusts.end());
  return lines;
}

/// "25 of 27 inside".
std::string inside_words(const std::vector<HindcastLine>& lines) {
  int asked = 0, inside = 0;
  for (const HindcastLine& line : lines)
    if (const auto is_inside = line.is_inside()) {
      ++asked;
      inside += *is_inside ? 1 : 0;
    }
  return std::to_string(inside) + " of " + std::to_string(asked) + " inside";
}

constexpr char about_england[] =
    " what is accepted: where the median should lie.\n"
    "  A dash: nothing on record here. Nothing accepted: shown, but not judged.\n"
    "  Results, savings, and mental health less acute: % of income.\n";
constexpr char about_trusts[] =
    "\n  ideal: what it would be if runs were right. score: how far runs were from what\n"
    "  came, in points of margin; less is better. It should beat two that need no\n"
    "  model: each trust as last year, and all trusts alike, as the sector was.\n";
}  // namespace

std::string hindcast_text(const Hindcast& hindcast, const Console& console) {
  return to_text(to_table(hindcast.england, of_england)) + "\n" +
         to_text(to_table(hindcast.trusts, of_trusts)) + about_trusts + "\n  " +
         inside_words(all_lines(hindcast)) + about_england + "  " + console.strong(disclaimer) +
         "\n\n";
}

Json hindcast_json(const Hindcast& hindcast) {
  return to_json(to_table(all_lines(hindcast), of_england));
}

std::string hindcast_csv(const Hindcast& hindcast) {
  std::string text = "measure,year,unit,record,median,low,high,accepted_low,accepted_high,inside\n";
  for (const HindcastLine& line : all_lines(hindcast)) {
    const auto is_inside = line.is_inside();
    text += line.name + "," + year_words(line.year) + "," + line.unit;
    for (const double value :
         {line.record, line.median, line.low, line.high, line.accepted.low, line.accepted.high})
      text += "," + csv_number(value);
    text += is_inside ? (*is_inside ? ",true\n" : ",false\n") : ",\n";
  }
  return text;
}

}  // namespace concordat::apps
