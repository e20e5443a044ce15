#include "tests/cluster/started.hpp"

#include <sys/wait.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <regex>

#include "tests/store/fake_simulation.hpp"

namespace concordat::tests {
namespace {
constexpr int skipped = 77;  // as cluster.cmake says
}

Ended started(const std::string& script) {
  const Folder folder;
  std::ofstream(folder / "script") << script << '\n';
  const std::string line = "exec timeout 90 sh " + (folder / "script") + " 2>&1 </dev/null";
  FILE* pipe = popen(line.c_str(), "r");
  REQUIRE(pipe != nullptr);
  Ended ended;
  std::array<char, 4096> buffer;
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe))
    ended.said.append(buffer.data(), size);
  const int status = pclose(pipe);
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ended;
}

std::string mpirun_words(int ranks) {
  // Tests may run as root, on fewer cores than ranks, and beside one another.
  return "env OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 "
         "mpirun --oversubscribe --bind-to none -n " +
         std::to_string(ranks) + " ";
}

Ended mpirun(int ranks, const std::string& command) {
  return started("exec " + mpirun_words(ranks) + command);
}

std::vector<std::string> digests_in(const std::string& said) {
  static const std::regex digest("(^|\n)([0-9a-f]{32})(?=\n)");
  std::vector<std::string> found;
  for (std::sregex_iterator at(said.begin(), said.end(), digest), end; at != end; ++at)
    found.push_back((*at)[2].str());
  return found;
}

void skip(const std::string& why) {
  std::cout << "skipped: " << why << std::endl;
  std::_Exit(skipped);
}

void need_mpi() {
#ifndef CONCORDAT_HAS_MPI
  skip("this build has no MPI (group cluster of .packages)");
#endif
  if (started("command -v mpirun").code != 0) skip("mpirun is not installed");
}

}  // namespace concordat::tests
