#pragma once
/// Points given one by one: a table in comma-separated text, or rows within the experiment.
#include <memory>
#include <string>
#include <vector>

#include "configs/plan/text.hpp"

namespace concordat::configs {

struct PointTable {
  std::vector<std::string> heading;  ///< paths; of rows within the experiment those of its factors
  std::vector<std::vector<std::string>> rows;
  std::vector<Where> places;     ///< of the rows
  Where start;                   ///< of the heading, or of the list
  std::shared_ptr<Source> file;  ///< nothing for rows within the experiment

  /// Where a cell stands: its row for rows within the experiment.
  Where at(std::size_t row, std::size_t column) const;
};

/// Reads the table of an experiment's list. Rows that are too long or too short are reported.
PointTable read_points(const ExperimentText& text, Problems& problems);

/// The values of a row.
std::vector<std::string> values_of_row(std::string_view row);

/// A row as it is read back: values with commas between them.
std::string written_row(const std::vector<std::string>& values);

}  // namespace concordat::configs
