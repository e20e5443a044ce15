#include "configs/tables/columns.hpp"

#include <algorithm>
#include <map>

#include "configs/schema/scenario.pb.h"
#include "configs/text/values.hpp"

namespace concordat::configs {
namespace {

constexpr bool needed = true, ignored = true;

const std::map<std::string_view, std::vector<BodyColumn>> all = {
    {"systems",
     {{"code", "code", needed},
      {"name", "name"},
      {"population", "population"},
      {"ics_from", "ics_from"},
      {"slug", "", false, ignored}}},
    {"places",
     {{"code", "code", needed},
      {"name", "name"},
      {"system", "system"},
      {"population", "population"}}},
    {"organisations",
     {{"code", "code", needed},
      {"name", "name"},
      {"kind", "kind"},
      {"subtype", "subtype"},
      {"turnover", "turnover"},
      {"reserve", "reserve"},
      {"margin", "margin"},
      {"fund", "fund"},
      {"performance", "performance"},
      {"misalignment", "misalignment"},
      {"off_board", "off_board"},
      {"turnover_is_estimated", "turnover_is_estimated"},
      {"is_synthetic", "is_synthetic"},
      {"place", ""},
      {"system", ""},
      {"original_kind", ""},
      {"turnover_rule", ""},
      {"footprint", "", false, ignored},
      {"work_rule", "", false, ignored}}},
    {"memberships", {{"organisation", "", needed}, {"place", "place", needed}, {"share", "share"}}},
    {"seats",
     {{"organisation", "", needed}, {"system", "", needed}, {"share", "", false, ignored}}},
    {"contracts",
     {{"provider", "", needed},
      {"commissioner", "from", needed},
      {"place", "place"},
      {"share", "share", needed},
      {"work", "", false, ignored}}}};

/// The message that a row becomes, or nullptr where it becomes none.
const google::protobuf::Descriptor* message_of(std::string_view of) {
  if (of == "systems") return schema::System::descriptor();
  if (of == "places") return schema::Place::descriptor();
  if (of == "organisations") return schema::Organisation::descriptor();
  if (of == "memberships") return schema::Serves::descriptor();
  return of == "contracts" ? schema::Income::descriptor() : nullptr;
}

}  // namespace

const std::vector<BodyColumn>& body_columns(std::string_view of) { return all.at(of); }

const BodyColumn* find_body_column(std::string_view of, std::string_view heading) {
  const std::string word = as_word(heading);
  const auto& columns = all.at(of);
  auto found = std::ranges::find(columns, word, &BodyColumn::name);
  if (found == columns.end() && word == "footprint")
    found = std::ranges::find(columns, "system", &BodyColumn::name);
  return found == columns.end() ? nullptr : &*found;
}

bool holds_numbers(std::string_view of, std::string_view heading) {
  const BodyColumn* column = find_body_column(of, heading);
  const auto* message = message_of(of);
  if (column == nullptr || message == nullptr || column->field.empty()) return false;
  return takes_numbers(*message->FindFieldByName(std::string(column->field)));
}

}  // namespace concordat::configs
