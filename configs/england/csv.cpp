#include "configs/england/csv.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace concordat::configs {
namespace {

Row split(std::string_view line) {
  Row row(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      row.emplace_back();
    } else {
      row.back() += c;
    }
  }
  return row;
}

}  // namespace

std::vector<Row> read_rows(std::string_view text, std::initializer_list<std::string_view> columns) {
  std::vector<Row> rows;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    rows.push_back(split(text.substr(0, end)));
    if (rows.back().size() != columns.size())
      throw std::logic_error("a row with too many or too few fields: " + rows.back().front());
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (rows.empty() || !std::equal(columns.begin(), columns.end(), rows.front().begin()))
    throw std::logic_error("a table without the columns that it should have");
  rows.erase(rows.begin());
  return rows;
}

double read_number(const std::string& field) {
  double value = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (error != std::errc{} || end != field.data() + field.size())
    throw std::logic_error("not a number: " + field);
  return value;
}

}  // namespace concordat::configs
