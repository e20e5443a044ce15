#pragma once
/// Whether a table has the columns that it should have.
#include <string>

#include "configs/text/table.hpp"

namespace concordat::configs {

/// Reports columns of a table of bodies that are missing, there twice or nearly a known one.
void check_heading(const std::string& of, const TextTable& table, Problems& problems);

}  // namespace concordat::configs
