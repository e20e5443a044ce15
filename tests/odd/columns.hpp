#pragma once
/// Which step of the month writes and reads which column of the state, read from the source: what a
/// step may write is in its signature, what it reads in its text and that of what it calls.
#include <map>
#include <set>
#include <string>
#include <vector>

namespace concordat::tests {

/// A group of the state and its columns, as agents/state declares them.
struct ColumnGroup {
  std::string name;
  std::vector<std::string> columns;
};
const std::vector<ColumnGroup>& column_groups();

/// A row of the month.
struct StepAccess {
  std::string name, function;
  std::vector<std::string> writes;  ///< groups
  std::set<std::string> reads;      ///< columns
};
/// In the order of month.hpp.
const std::vector<StepAccess>& step_accesses();

/// The steps that write each column, by its name; none for what only the start writes.
std::map<std::string, std::set<std::string>> writers_of_columns();

/// Does the model say this anywhere in the rooms of events, facts and the month?
bool is_looked_for(const std::string& name);

}  // namespace concordat::tests
