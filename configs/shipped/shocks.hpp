#pragma once
/// Shocks as text: those that ship inside the program, and files.
#include <string>
#include <vector>

#include "configs/schema/scenario.pb.h"

namespace concordat::configs {

struct ShockText {
  std::string name;  ///< "squeeze"
  schema::ShockDefinition text;
  std::string source;  ///< as it is written
};

/// In the order in which a stress test tries them: by the number that their file names begin with.
/// Read once.
const std::vector<ShockText>& shipped_shocks();

/// One that ships, or a file in `folder`. Throws engine::UserError with all that is wrong with it.
ShockText read_shock(const std::string& name, const std::string& folder = ".");

}  // namespace concordat::configs
