#pragma once
/// Tables in comma-separated text, as england_2017/ has them.
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace concordat::configs {

using Row = std::vector<std::string>;

/// Rows below the heading, which must say `columns`. Fields may be quoted; no line breaks in them.
std::vector<Row> read_rows(std::string_view text, std::initializer_list<std::string_view> columns);

/// A decimal number, whatever the locale.
double read_number(const std::string& field);

}  // namespace concordat::configs
