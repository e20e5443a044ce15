#pragma once
/// A footprint of somebody's own, begun: files to be changed, sound as they are.
#include <string>
#include <vector>

namespace concordat::configs {

struct OwnFile {
  std::string name, text;
};

/// A scenario and its tables with invented bodies.
std::vector<OwnFile> own_footprint(const std::string& title);

/// The same with the organisations of a table: it as it is, its places with a population to be put
/// in, and lines for the contracts that its bodies could have. Throws engine::UserError with all
/// that is wrong with the table.
std::vector<OwnFile> own_footprint(const std::string& title, const std::string& organisations);

/// People in each place of a footprint that was begun with a table, which does not say.
inline constexpr int placeholder_population = 100'000;

}  // namespace concordat::configs
