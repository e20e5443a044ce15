#pragma once
/// A table in comma-separated text that somebody or their spreadsheet wrote, with the places of its
/// cells.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "configs/text/problems.hpp"

namespace concordat::configs {

/// Whether the cells below a heading are numbers.
using HoldsNumbers = std::function<bool(const std::string& heading)>;

struct TextTable {
  std::vector<std::string> heading;
  std::vector<std::vector<std::string>> rows;
  std::vector<Where> places;     ///< of the rows
  char separator = ',';          ///< between cells: a comma, a semicolon or a tab
  Where start;                   ///< of the heading; of the file where there is none
  std::shared_ptr<Source> file;  ///< nothing where the rows stand in another text

  /// Where a cell stands: its row where that stands in another text.
  Where at(std::size_t row, std::size_t column) const;
  Where at_heading(std::size_t column) const;
};

/// Reads a file: empty lines and those that start with "#" are left out. What parts the cells of
/// the heading parts all; where that is no comma, numbers may have decimal commas, which become
/// points, and whether points or commas are decimal is one thing for the whole table. Rows that are
/// too long or too short are reported; `noun` says what a row is.
TextTable read_table(std::shared_ptr<Source> file, const std::string& noun,
                     const HoldsNumbers& holds_numbers, Problems& problems);

/// Reports a row that is as long as the heading is not.
void check_width(const TextTable& table, std::size_t row, const std::string& noun,
                 Problems& problems);

/// The values of a row. Quotes are as in spreadsheets; truth as Python and R write it is put in our
/// words.
std::vector<std::string> values_of_row(std::string_view row);

/// A row as it is read back: values with commas between them.
std::string written_row(const std::vector<std::string>& values);

}  // namespace concordat::configs
