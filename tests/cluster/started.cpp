#include "tests/cluster/started.hpp"

#include <sys/wait.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <regex>

namespace concordat::tests {
namespace {
constexpr int skipped = 77;  // as cluster.cmake says
}

Ended started(const std::string& line) {
  Ended ended;
  FILE* pipe = popen(("exec timeout 60 sh -c 'exec 2>&1; " + line + "'").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer;
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe))
    ended.said.append(buffer.data(), size);
  const int status = pclose(pipe);
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ended;
}

Ended mpirun(int ranks, const std::string& line) {
  // Tests may run as root, on fewer cores than ranks, and beside one another.
  return started(
      "OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 "
      "mpirun --oversubscribe --bind-to none -n " +
      std::to_string(ranks) + " " + line);
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
