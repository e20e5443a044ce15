#include "tests/store/fake_simulation.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace concordat::tests {

Folder::Folder() : path_(std::filesystem::temp_directory_path() / "concordat_store_XXXXXX") {
  if (::mkdtemp(path_.data()) == nullptr) {
    throw std::runtime_error("no temporary folder");
  }
}

Folder::~Folder() { std::filesystem::remove_all(path_); }

std::string run_whole(const std::string& output, const engine::ResultHeader& header,
                      const engine::EnsembleOptions& options) {
  engine::ResultWriter writer(output, header, engine::IfExists::refuse);
  run_ensemble(writer, simulate_fake, options);
  return writer.finish();
}

int start_child(const char* tag, const std::string& output) {
  const int child = ::fork();
  if (child == 0) {
    ::setenv("CONCORDAT_TEST_OUTPUT", output.c_str(), 1);
    ::dup2(::open("/dev/null", O_WRONLY), STDOUT_FILENO);
    ::execl("/proc/self/exe", "test_store", tag, static_cast<char*>(nullptr));
    ::_exit(127);
  }
  return child;
}

}  // namespace concordat::tests
