#include "apps/cli/words/stress/over_sets.hpp"

#include <cmath>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/stress/names.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
using analysis::Box;
using analysis::Breaks;
using analysis::Conditions;
using analysis::Limit;
using analysis::Node;
using analysis::StressOverSets;
using Align = Column::Align;

std::string percent_of(double share) {
  return std::isnan(share) ? "–" : share_number(share) + " %";
}

std::string order_text(const StressOverSets& over) {
  Table table{{{"", "governed by"},
               {"", "level", Align::right},
               {"", "under it", Align::right},
               {"", "90 % of\nsets", Align::right},
               {"", "retreat", Align::right},
               {"", "best in, %", Align::right},
               {"", "at least\nnext in, %", Align::right}},
              {}};
  for (const auto& one : over.regimes)
    table.rows.push_back({Cell(way_words(one.regime, over.later)),
                          Cell(decimals(one.level.value, 1)), Cell(decimals(one.under.value, 1)),
                          Cell(decimals(one.spread.low, 1) + "–" + decimals(one.spread.high, 1)),
                          Cell(percent_of(one.risk.value)), Cell(share_words(one.best)),
                          Cell(share_words(one.above_next))});
  std::string text = to_text(table);
  if (over.regimes.size() > 1)
    text += "  this order stands as a whole in " + percent_of(over.order_stands.value) +
            " of sets [" + share_number(over.order_stands.interval.low) + " – " +
            share_number(over.order_stands.interval.high) + "]\n";
  if (over.not_followed > 0)
    text += paragraph("retreat: over the same " + with_thousands(over.followed) +
                      " runs under every way of governing; " + with_thousands(over.not_followed) +
                      " that are in retreat before the shock under one of them, or fail, are left "
                      "out" +
                      (over.sets_not_followed > 0
                           ? ", and so all of " + plural(over.sets_not_followed, "set")
                           : ""));
  if (over.regimes.size() > 1)
    text += paragraph(
        std::string("It is an order within the assumptions of this model, and no proof that one "
                    "way is better. ") +
        put_in);
  return text + "\n";
}

/// "trust.gain at least .031": as many digits as tell it from its neighbours.
std::string limit_words(const std::string& name, double at, bool is_least) {
  return name + (is_least ? " at least " : " at most ") + significant(at);
}

std::string joined_words(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t k = 0; k < words.size(); ++k)
    text += (k == 0 ? "" : k + 1 == words.size() ? " and " : ", ") + words[k];
  return text;
}

std::string box_words(const Box& box, const Conditions& conditions) {
  std::vector<std::string> limits;
  for (const Limit& limit : box.limits)
    limits.push_back(
        limit_words(conditions.cases.names[limit.parameter], limit.at, limit.is_least));
  return "where " + joined_words(limits) + ": " + percent_of(box.density.value) + " [" +
         share_number(box.density.interval.low) + " – " + share_number(box.density.interval.high) +
         "], and " + percent_of(box.coverage) + " of all of it, in " + percent_of(box.support) +
         " of sets";
}

std::string conditions_text(const Conditions& conditions, const StressOverSets& over) {
  const bool is_retreat = conditions.what == Breaks::retreats;
  std::string words = way_words(over.regime, over.later) + ": ";
  words += is_retreat ? percent_of(conditions.share.value) + " of runs retreat"
                      : "more than a fifth of joint work is lost in " +
                            percent_of(conditions.share.value) + " of sets";
  words += " [" + share_number(conditions.share.interval.low) + " – " +
           share_number(conditions.share.interval.high) + "]";
  if (conditions.left_out > 0)
    words += ", " + plural(conditions.left_out, "set") +
             (is_retreat ? " in retreat before under some way left out"
                         : " with next to nothing to lose left out");
  std::string text = paragraph(words, 2);
  if (conditions.boxes.empty()) text += "    no condition tells them apart\n";
  for (const Box& box : conditions.boxes) text += paragraph(box_words(box, conditions), 4);
  return text;
}

Json box_json(const Box& box, const Conditions& conditions) {
  Json json{{"density", to_json(box.density)},
            {"coverage", box.coverage},
            {"support", box.support},
            {"sets", box.cases},
            {"limits", Json::array()}};
  for (const Limit& limit : box.limits)
    json["limits"].push_back({{"parameter", conditions.cases.names[limit.parameter]},
                              {"end", limit.is_least ? "least" : "most"},
                              {"value", limit.at},
                              {"chance_alone", limit.chance}});
  return json;
}

Json node_json(const Node& node, const Conditions& conditions) {
  const bool asks = node.parameter >= 0;
  return {{"parent", node.parent < 0 ? Json() : Json(node.parent)},
          {"side", node.parent < 0 ? Json() : Json(node.is_low ? "below" : "from")},
          {"parameter", asks ? Json(conditions.cases.names[std::size_t(node.parameter)]) : Json()},
          {"value", asks ? Json(node.at) : Json()},
          {"chance_alone", asks ? Json(node.chance) : Json()},
          {"density", to_json(node.density)},
          {"support", node.support},
          {"sets", node.cases}};
}

Json conditions_json(const Conditions& conditions) {
  Json json{{"what", conditions.what == Breaks::retreats ? "retreat" : "fifth_lost"},
            {"share", to_json(conditions.share)},
            {"left_out", conditions.left_out},
            {"boxes", Json::array()},
            {"tree", Json::array()}};
  for (const Box& box : conditions.boxes) json["boxes"].push_back(box_json(box, conditions));
  for (const Node& node : conditions.tree) json["tree"].push_back(node_json(node, conditions));
  return json;
}
}  // namespace

std::string over_sets_text(const StressOverSets& over, const Console& console) {
  std::string text =
      "\n  " + console.strong("Governance stress test") + " · " + over.title + " · " +
      plural(static_cast<std::uint64_t>(over.organisations), "organisation") + "\n  " +
      with_thousands(over.sets) + " sets of " + plural(over.parameters, "parameter") + " · " +
      plural(over.pairs, "pair") + " of each · from " + month_name(over.from) + " · seed " +
      std::to_string(over.seed) + "\n\n  " + over.shock_title + ", " +
      shock_size(over.unit, over.size) + ": years of joint work, of " +
      decimals((over.months - over.from) / 12., 0) + "\n\n" + order_text(over);
  text += "  conditions of collapse: found in half of the sets, measured in the other half\n\n";
  for (const Conditions& conditions : over.conditions)
    text += conditions_text(conditions, over) + "\n";
  text +=
      "  level       years without the shock; sets: 95 % intervals in [ ]\n"
      "  best        share of sets in which it has most joint work under the shock\n"
      "  at least    share of sets in which it has no less than the next row\n"
      "  conditions  by parameter: list parameters says what each means\n"
      "  nothing here says how likely a set is: ranges are assumptions too\n\n  " +
      console.strong(disclaimer) + "\n";
  return text;
}

Json over_sets_json(const StressOverSets& over) {
  Json json{{"title", over.title},
            {"from_month", over.from},
            {"months", over.months},
            {"organisations", over.organisations},
            {"sets", over.sets},
            {"parameters", over.parameters},
            {"pairs_of_each", over.pairs},
            {"seed", over.seed},
            {"runs", over.runs},
            {"failed", over.failed},
            {"shock", over.shock},
            {"shock_title", over.shock_title},
            {"unit", over.unit},
            {"size", over.size},
            {"regime_changes", later_json(over.later)},
            {"order_stands", to_json(over.order_stands)},
            {"runs_followed", over.followed},
            {"runs_not_followed", over.not_followed},
            {"sets_not_followed", over.sets_not_followed},
            {"regimes", Json::array()},
            {"conditions_of", over.regime},
            {"conditions", Json::array()},
            {"note", "an illustration of mechanisms, not a forecast"}};
  for (const auto& one : over.regimes)
    json["regimes"].push_back({{"regime", one.regime},
                               {"years_of_twin", to_json(one.level)},
                               {"years_of_joint_work", to_json(one.under)},
                               {"sets_90", to_json(one.spread)},
                               {"risk", to_json(one.risk)},
                               {"best_in", to_json(one.best)},
                               {"at_least_the_next_in", to_json(one.above_next)}});
  for (const Conditions& one : over.conditions) json["conditions"].push_back(conditions_json(one));
  return json;
}

}  // namespace concordat::apps
