#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <regex>

#include "tests/architecture/sources.hpp"

using namespace concordat::tests;

namespace {
// The line of architecture.md. tests/ and benchmarks/ may look at everything.
const std::vector<std::string> line = {"engine", "agents", "configs", "analysis", "apps"};

std::string folder_of(const std::string& path) { return path.substr(0, path.find('/')); }

/// Position in the line; its length for a folder that is not in it.
std::ptrdiff_t rank_of(const std::string& path) {
  return std::ranges::find(line, folder_of(path)) - line.begin();
}

/// Made by the build, so not to be found in the project.
bool is_generated(const std::string& name) {
  return ends_with(name, ".pb.h") || starts_with(name, "generated/");
}

/// A library, what its headers look like, and the only place that may include them.
struct Door {
  std::string library, headers, place;
};
const std::vector<Door> doors = {
    {"Boost.Graph", "boost/graph/.*|boost/property_map/.*", "engine/network/.*\\.cpp"},
    {"Boost.Math", "boost/math/.*", "analysis/.*"},
    {"Boost.Random", "boost/random/.*|boost/random\\.hpp", "analysis/designs/.*\\.cpp"},
    {"oneTBB", "tbb/.*|oneapi/.*", "engine/ensemble/.*"},
    {"MPI", "mpi\\.h", "engine/ensemble/ranks/mail\\.cpp"},
    {"HDF5", "hdf5.*|H5.*", "engine/store/.*"},
    {"zlib", "zlib\\.h", "engine/store/.*"},
    {"xxHash", "xxh.*", "engine/statistics/hash\\.cpp"},
    {"Protobuf", "google/protobuf/.*|.*\\.pb\\.h", "configs/.*"},
    {"CLI11", "CLI/.*", "apps/cli/.*"},
    {"JSON", "nlohmann/.*", "apps/.*"},
    {"emscripten", "emscripten.*", "apps/lab/.*"},
    {"pybind11", "pybind11/.*", "apps/python/.*"},
};
}  // namespace

TEST_CASE("the scan finds the project") {
  for (const std::string& folder : line) {
    INFO(folder);
    CHECK_FALSE(cpp_sources(folder + "/").empty());
  }
}

TEST_CASE("a folder includes only itself and the folders to its left") {
  for (const Source* source : cpp_sources(""))
    for (const Include& include : includes_of(*source)) {
      INFO(source->path << " includes " << include.name);
      if (!include.quoted || is_generated(include.name)) continue;
      if (rank_of(source->path) < std::ssize(line))
        CHECK(rank_of(include.name) <= rank_of(source->path));
    }
}

TEST_CASE("includes are written from the root") {
  for (const Source* source : cpp_sources(""))
    for (const Include& include : includes_of(*source)) {
      INFO(source->path << " includes " << include.name);
      if (include.quoted) CHECK((exists_in_project(include.name) || is_generated(include.name)));
    }
}

TEST_CASE("a source file includes its own header first") {
  for (const Source* source : cpp_sources("")) {
    if (!ends_with(source->path, ".cpp")) continue;
    const auto header = source->path.substr(0, source->path.size() - 4) + ".hpp";
    if (!exists_in_project(header)) continue;
    INFO(source->path);
    const auto includes = includes_of(*source);
    REQUIRE_FALSE(includes.empty());
    CHECK(includes.front().name == header);
  }
}

TEST_CASE("each library has one door") {
  for (const Source* source : cpp_sources("")) {
    if (rank_of(source->path) == std::ssize(line)) continue;
    for (const Include& include : includes_of(*source))
      for (const Door& door : doors) {
        if (!std::regex_match(include.name, std::regex(door.headers))) continue;
        INFO(source->path << " includes " << include.name << ": " << door.library << " is for "
                          << door.place);
        CHECK(std::regex_match(source->path, std::regex(door.place)));
      }
  }
}

TEST_CASE("the model and its machinery need nothing but the standard library and Boost") {
  // So that a browser build is engine (without what knows a system), agents and apps/lab.
  const std::vector<std::string> of_a_system = {"engine/ensemble/", "engine/store/",
                                                "engine/guard/"};
  const auto knows_a_system = [&](const std::string& path) {
    return std::ranges::any_of(of_a_system,
                               [&](const auto& each) { return starts_with(path, each); });
  };
  const std::regex standard("[a-z_0-9]+|experimental/.*|boost/.*|(immintrin|wasm_simd128)\\.h");
  for (const std::string folder : {"engine/", "agents/"})
    for (const Source* source : cpp_sources(folder)) {
      if (knows_a_system(source->path)) continue;
      for (const Include& include : includes_of(*source)) {
        INFO(source->path << " includes " << include.name);
        const bool is_hash = source->path == "engine/statistics/hash.cpp" &&  // of one header
                             include.name == "xxhash.h";
        if (!include.quoted) CHECK((is_hash || std::regex_match(include.name, standard)));
        CHECK_FALSE(knows_a_system(include.name));
      }
    }
}
