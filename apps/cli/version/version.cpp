#include "apps/cli/version/version.hpp"

#include "generated/commit.inc"

namespace concordat::apps {

std::string version() { return CONCORDAT_VERSION; }
std::string commit() { return CONCORDAT_COMMIT; }

}  // namespace concordat::apps
