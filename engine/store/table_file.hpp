#pragma once
/// Tables of columns as one HDF5 file: whole or not at all.
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/store/results.hpp"

namespace concordat::engine {

struct TableColumn {
  std::string name, unit, meaning;
  std::variant<std::vector<double>, std::vector<std::uint64_t>, std::vector<std::string>> values;
};

/// A group of the file; its columns are datasets of one length.
struct TableGroup {
  std::string name, meaning;
  std::vector<TableColumn> columns;
};

struct TableFile {
  std::vector<std::pair<std::string, std::string>> texts;      ///< attributes
  std::vector<std::pair<std::string, std::uint64_t>> numbers;  ///< attributes
  std::vector<TableGroup> groups;
};

/// Whether `path` may be written: throws UserError where it exists and is not to be overwritten.
void expect_writable(const std::string& path, IfExists if_exists);

/// Writes the file under another name, syncs and renames it. Throws UserError, WriteError. Returns
/// the digest of all columns, which the file has as an attribute.
std::string write_tables(const std::string& path, const TableFile& file, IfExists if_exists);

}  // namespace concordat::engine
