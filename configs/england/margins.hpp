#pragma once
/// Margins of single trusts that somebody brings beside those that ship.
#include <string>

#include "configs/england/record.hpp"

namespace concordat::configs {

/// Reads a table with the heading `code` and any of the years 2010_11 to 2018_19, in any order.
/// Margins are shares of income after what the fund paid; an empty cell is not known. Throws
/// engine::UserError with all that is wrong.
TrustMargins read_margins(const std::string& path);

/// The shipped margins with `more`, which count where both have a year.
TrustMargins margins_with(const TrustMargins& more);

}  // namespace concordat::configs
