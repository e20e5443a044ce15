#include "apps/cli/words/stress/first.hpp"

#include <functional>

#include "agents/tables/subtypes.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/words/stress/names.hpp"

namespace concordat::apps {
namespace {
using analysis::GoesFirst;

std::string kind_words(const GoesFirst& one) {
  return std::string(agents::row_of(one.subtype).title) + " " + share_words(one.share) + " % (" +
         percent_number(one.of_bodies) + " % of bodies)";
}

/// Those of which something holds, after what it is; empty where there is none.
std::string group_words(const analysis::FirstToGo& first, const std::string& what,
                        const std::function<bool(const GoesFirst&)>& holds) {
  std::string words;
  for (const GoesFirst& one : first.kinds)
    if (holds(one)) words += (words.empty() ? "" : ", ") + kind_words(one);
  return words.empty() ? "" : "; " + what + ": " + words;
}
}  // namespace

std::string first_words(const analysis::FirstToGo& first) {
  const auto more = [](const GoesFirst& one) { return one.share.interval.low > one.of_bodies; };
  const auto less = [](const GoesFirst& one) { return one.share.interval.high < one.of_bodies; };
  std::string words = group_words(first, "more often than their number", more) +
                      group_words(first, "no more often than their number",
                                  [&](const auto& one) { return !more(one) && !less(one); }) +
                      group_words(first, "less often", less);
  if (words.empty()) return "nobody: no body's joint work halves over a year";
  return words.substr(2) + "; of " + with_thousands(first.hurt) +
         " hurt runs; half of the first have gone within " + decimals(first.median_month + 12, 0) +
         " months";
}

}  // namespace concordat::apps
