#include "configs/england/record.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "configs/embedding/embedded.hpp"
#include "configs/england/csv.hpp"

namespace concordat::configs {
namespace {

constexpr int first_year = 2010;

std::string_view text_of(std::string_view name) {
  for (const EmbeddedFile& file : england_files())
    if (file.name == name) return file.text;
  throw std::logic_error("not embedded: " + std::string(name));
}

std::vector<Recorded> read_record() {
  std::vector<Recorded> all;
  for (const Row& row : read_rows(text_of("record.csv"),
                                  {"measure", "year", "value", "unit", "status", "source", "note"}))
    all.push_back({row[0], static_cast<int>(read_number(row[1].substr(0, 4))), read_number(row[2]),
                   row[3], row[4], row[5], row[6]});
  return all;
}

TrustMargins shipped_margins() {
  TrustMargins margins;
  for (const Row& row : read_rows(
           text_of("margins.csv"),
           {"code", "2010_11", "2011_12", "2012_13", "2013_14", "2014_15", "2015_16", "2016_17"}))
    for (std::size_t k = 1; k < row.size(); ++k)
      if (!row[k].empty())
        margins[row[0]][first_year + static_cast<int>(k) - 1] = read_number(row[k]);
  return margins;
}

}  // namespace

const std::vector<Recorded>& record() {
  static const std::vector<Recorded> all = read_record();
  return all;
}

double recorded(const std::string& measure, int year) {
  const auto found = std::ranges::find_if(
      record(), [&](const Recorded& one) { return one.measure == measure && one.year == year; });
  return found == record().end() ? std::numeric_limits<double>::quiet_NaN() : found->value;
}

const TrustMargins& trust_margins() {
  static const TrustMargins all = shipped_margins();
  return all;
}

std::optional<double> margin_of(const TrustMargins& margins, const std::string& code, int year) {
  const auto body = margins.find(code);
  if (body == margins.end()) return {};
  const auto found = body->second.find(year);
  return found == body->second.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace concordat::configs
