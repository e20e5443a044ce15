// The table of events and the enumeration that it describes.
#include <catch2/catch.hpp>
#include <string_view>
#include <utility>

#include "agents/events/resolve.hpp"

using namespace concordat::agents;

namespace {
/// Is it an enumerator? Compilers call one by its name here, and what is none "(EventKind)17".
template <EventKind kind>
constexpr bool is_named() {
  return std::string_view(__PRETTY_FUNCTION__).find("EventKind)") == std::string_view::npos;
}

template <std::size_t... values>
constexpr std::size_t count_kinds(std::index_sequence<values...>) {
  return (std::size_t{0} + ... + std::size_t{is_named<static_cast<EventKind>(values)>()});
}
constexpr std::size_t kinds = count_kinds(std::make_index_sequence<256>());
}  // namespace

TEST_CASE("the table of events covers the enumeration in its order, to the last kind") {
  const auto table = event_table();
  CHECK(table.size() == kinds);
  for (std::size_t k = 0; k < table.size(); ++k) {
    INFO(table[k].name);
    CHECK(table[k].kind == static_cast<EventKind>(k));
  }
}
