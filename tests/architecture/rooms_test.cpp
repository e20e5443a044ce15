#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/architecture/sources.hpp"

using namespace concordat::tests;

namespace {

/// The rooms of agents/, from what everybody may include to what may include everybody. The files
/// of agents/ itself are the doors: they may include all rooms, and no room includes them.
const std::vector<std::string> rooms = {"tables", "scenario", "structure", "events",   "state",
                                        "rules",  "facts",    "month",     "measures", "notes"};

/// "month" of "agents/month/trust/trust.hpp"; "" of "agents/kernel.cpp".
std::string room_of(const std::string& path) {
  const std::string within = path.substr(std::string("agents/").size());
  const auto end = within.find('/');
  return end == within.npos ? "" : within.substr(0, end);
}

std::ptrdiff_t rank_of(const std::string& room) {
  return room.empty() ? std::ssize(rooms) : std::ranges::find(rooms, room) - rooms.begin();
}

}  // namespace

TEST_CASE("a room of the model includes only itself and the rooms to its left") {
  for (const Source* source : cpp_sources("agents/"))
    for (const Include& include : includes_of(*source)) {
      if (!starts_with(include.name, "agents/")) continue;
      INFO(source->path << " includes " << include.name);
      const std::string from = room_of(source->path), to = room_of(include.name);
      CHECK((from.empty() || std::ranges::count(rooms, from) == 1));
      CHECK(rank_of(to) <= rank_of(from));
    }
}

TEST_CASE("no two folders of the model include each other") {
  const auto folder_of = [](const std::string& path) { return path.substr(0, path.rfind('/')); };
  std::map<std::string, std::set<std::string>> included;
  for (const Source* source : cpp_sources("agents/"))
    for (const Include& include : includes_of(*source))
      if (starts_with(include.name, "agents/"))
        included[folder_of(source->path)].insert(folder_of(include.name));
  for (const auto& [folder, others] : included)
    for (const std::string& other : others) {
      if (other == folder) continue;
      INFO(folder << " and " << other);
      CHECK(included[other].count(folder) == 0);
    }
}
