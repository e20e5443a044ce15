#include "analysis/jobs/temporary_folder.hpp"

#include <cstdlib>

#include "engine/error.hpp"

namespace concordat::analysis {
namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder(const std::string& purpose) {
  std::string name = (fs::temp_directory_path() / ("concordat_" + purpose + "_XXXXXX")).string();
  if (!mkdtemp(name.data()))
    throw engine::WriteError(name + ": cannot make a temporary folder\n   set TMPDIR to another");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace concordat::analysis
