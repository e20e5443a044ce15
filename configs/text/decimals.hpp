#pragma once
/// Whether points or commas are decimal in a table, which is one thing for all of its numbers.
#include <string_view>

#include "configs/text/table.hpp"

namespace concordat::configs {

/// Whether a number's signs of this kind may part thousands: "1.310", "-12.000.000".
bool may_group_thousands(std::string_view number, char sign);

/// Of a table whose cells no comma parts: puts points for decimal commas. Reports numbers that have
/// the other sign, and a table of which nothing tells whether "1.310" is 1310 or 1.31.
void settle_decimals(TextTable& table, const HoldsNumbers& holds_numbers, Problems& problems);

}  // namespace concordat::configs
