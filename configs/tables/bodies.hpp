#pragma once
/// Systems, places, organisations and what joins them from tables: England's and anybody's own.
#include <map>
#include <memory>
#include <string>

#include "configs/text/parse.hpp"
#include "configs/text/table.hpp"

namespace concordat::configs {

/// Tables by what they are of: "systems", "places", "organisations", "memberships", "seats" and
/// "contracts".
using BodyTables = std::map<std::string, TextTable>;

/// Reads one of them. Reports columns that are missing, there twice or nearly a known one; those
/// that nobody reads are noted by `read_bodies`.
TextTable read_body_table(const std::string& of, std::shared_ptr<Source> file, Problems& problems);

/// Fills a part with what sound tables say, and where. What an organisation serves, sits on and is
/// paid is put into the row of the table of organisations that has its code; without such a table
/// it amends a footprint's organisation.
void read_bodies(const BodyTables& tables, Part& part, Problems& problems);

}  // namespace concordat::configs
