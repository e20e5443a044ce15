#include "apps/cli/words/patterns/claims.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "analysis/patterns/outcome_table.hpp"
#include "apps/cli/screen/numbers.hpp"

namespace concordat::apps {
namespace {
using analysis::point_text;

std::string at(const std::string& outcome, const configs::PointName& point) {
  return outcome + " at " + point_text(point);
}

struct SayNumber {
  std::string operator()(const configs::Contrast& contrast) const {
    std::string words;
    for (const configs::Term& term : contrast.terms) {
      const double size = std::fabs(term.times);
      words += words.empty() ? (term.times < 0 ? "-" : "") : term.times < 0 ? " - " : " + ";
      if (size != 1) words += short_number(size) + " × ";
      if (term.of == configs::Term::Of::deviation) words += "deviation of ";
      words += at(term.outcome, term.at);
    }
    return words;
  }
  std::string operator()(const configs::Peak& peak) const {
    return peak.along + " where " + peak.outcome + " is highest";
  }
  std::string operator()(const configs::Curvature& curvature) const {
    return "how " + std::string(curvature.log_odds ? "the log odds of " : "") + curvature.outcome +
           " bend" + (curvature.log_odds ? "" : "s") + " along " + curvature.along;
  }
  std::string operator()(const configs::Steps& steps) const {
    std::string words = "smallest step of " + steps.outcome;
    for (std::size_t k = 0; k < steps.at.size(); ++k)
      words += (k == 0 ? " from " : " to ") + point_text(steps.at[k]);
    return words;
  }
  std::string operator()(const configs::Reaches& reaches) const {
    return "month in which " + at(reaches.series, reaches.at) + " reaches " +
           percent(reaches.share) + " of its highest";
  }
  std::string operator()(const configs::Crosses& crosses) const {
    return "month from which on " + at(crosses.series, crosses.at) + " exceeds that at " +
           point_text(crosses.control);
  }
  std::string operator()(const configs::Recovery& recovery) const {
    return "time of recovery / time of fall of " + at(recovery.series, recovery.at) +
           " against that at " + point_text(recovery.control) + ", from month " +
           std::to_string(recovery.from);
  }
  std::string operator()(const configs::RankCorrelation& correlation) const {
    return "rank correlation of " + correlation.outcome + " with " +
           at(correlation.with, correlation.at);
  }
};
}  // namespace

std::string short_number(double value) {
  std::array<char, 32> digits;
  std::string text(digits.data(),
                   std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
  if (text.starts_with("0.")) text.erase(0, 1);
  if (text.starts_with("-0.")) text.erase(1, 1);
  return text;
}

std::string number_words(const configs::ClaimStatistic& statistic) {
  return std::visit(SayNumber{}, statistic);
}

std::string expected_words(const configs::Claim& claim) {
  std::string words;
  const auto add = [&words](const char* bound, double value) {
    if (std::isfinite(value))
      words += (words.empty() ? "" : ", ") + std::string(bound) + " " + short_number(value);
  };
  add("above", claim.above);
  add("below", claim.below);
  add("at least", claim.at_least);
  add("at most", claim.at_most);
  if (claim.exactly) add("in every replicate", *claim.exactly);
  return words;
}

std::string standing_word(configs::Pattern::Standing standing) {
  static constexpr std::array words{"emergent", "tuned", "imposed"};
  return words[static_cast<std::size_t>(standing)];
}

std::string use_word(configs::Pattern::Use use) {
  return use == configs::Pattern::Use::calibration ? "calibration" : "validation";
}

std::string kind_word(configs::Condition::Kind kind) {
  static constexpr std::array words{"control", "rule", "place"};
  return words[static_cast<std::size_t>(kind)];
}

}  // namespace concordat::apps
