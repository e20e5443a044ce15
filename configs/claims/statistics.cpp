#include "configs/claims/statistics.hpp"

#include <algorithm>
#include <set>

namespace concordat::configs {
namespace {

using google::protobuf::Message;

// The schema numbers them as a term does.
static_assert(int(schema::Term::mean) == int(Term::Of::mean));
static_assert(int(schema::Term::deviation) == int(Term::Of::deviation));

/// "a point, a share and a series".
std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return text;
}

/// The number of one claim.
class StatisticReader {
 public:
  StatisticReader(const ExperimentText& text, int claim, ClaimScope& scope, Problems& problems)
      : text_(text), claim_(claim), scope_(scope), problems_(problems) {}

  ClaimStatistic read() {
    const auto& from = text_.message.claim(claim_);
    if (from.has_contrast()) return read_contrast();
    if (from.has_peak()) return read_peak();
    if (from.has_curvature()) return read_curvature();
    if (from.has_steps()) return read_steps();
    if (from.has_reaches()) return read_reaches();
    if (from.has_crosses()) return read_crosses();
    if (from.has_recovery()) return read_recovery();
    if (from.has_rank_correlation()) return read_rank_correlation();
    return Contrast();
  }

 private:
  Where at(const char* statistic, const char* field, int index = -1) const {
    return text_.at({{"claim", claim_}, {statistic}, {field, index}});
  }
  Where at(const char* statistic) const { return text_.at({{"claim", claim_}, {statistic}}); }

  /// Reports which of the fields that are needed are not there.
  void need(const Message& from, std::vector<std::string> fields, const Where& where,
            const char* example) {
    std::erase_if(fields, [&](const std::string& field) {
      return from.GetReflection()->HasField(from, from.GetDescriptor()->FindFieldByName(field));
    });
    if (!fields.empty()) problems_.add(where, "the claim needs " + listed(fields), example);
  }

  Contrast read_contrast() {
    Contrast contrast;
    const auto& from = text_.message.claim(claim_).contrast();
    if (from.term_size() == 0)
      problems_.add(at("contrast"), "the contrast has no term",
                    "term { outcome: \"final_integration\" at: \"...\" }");
    for (int k = 0; k < from.term_size(); ++k) contrast.terms.push_back(read_term(from.term(k), k));
    return contrast;
  }

  Term read_term(const schema::Term& from, int k) {
    const auto at = [&](const char* field) {
      return text_.at({{"claim", claim_}, {"contrast"}, {"term", k}, {field}});
    };
    need(from, {"outcome", "at"}, text_.at({{"claim", claim_}, {"contrast"}, {"term", k}}),
         "term { outcome: \"final_integration\" at: \"...\" }");
    return {from.has_times() ? from.times() : 1, scope_.outcome(from.outcome(), at("outcome")),
            scope_.point(from.at(), at("at")), static_cast<Term::Of>(from.of())};
  }

  /// The points that are named, or all.
  template <class From>
  std::vector<PointName> points(const char* statistic, const From& from, std::size_t least) {
    std::vector<PointName> points;
    for (int k = 0; k < from.at_size(); ++k) {
      points.push_back(scope_.point(from.at(k), at(statistic, "at", k)));
      if (std::ranges::count(points, points.back()) > 1 && !points.back().empty())
        problems_.add(at(statistic, "at", k), "point " + quoted(from.at(k)) + " is there twice",
                      "keep one of them");
    }
    if (from.at_size() == 0) points = scope_.all_points(at(statistic));
    if (!points.empty() && points.size() < least)
      problems_.add(at(statistic), "the claim needs " + std::to_string(least) + " points at least",
                    "name them: at: \"...\" at: \"...\", or give the factor more levels");
    return points;
  }

  Peak read_peak() {
    const auto& from = text_.message.claim(claim_).peak();
    need(from, {"outcome"}, at("peak"), "peak { outcome: \"final_integration\" }");
    Peak peak{scope_.outcome(from.outcome(), at("peak", "outcome")), points("peak", from, 2),
              scope_.along(from.along(), at("peak", "along"))};
    const std::vector<double> levels = scope_.levels(peak.along, peak.at);
    if (std::ranges::adjacent_find(levels, std::ranges::greater_equal()) != levels.end())
      problems_.add(at("peak"), "the points are not in ascending order of " + quoted(peak.along),
                    "name them in that order, each level once: at: \"...\" at: \"...\"");
    return peak;
  }

  Curvature read_curvature() {
    const auto& from = text_.message.claim(claim_).curvature();
    need(from, {"outcome"}, at("curvature"), "curvature { outcome: \"final_integration\" }");
    Curvature curvature{scope_.outcome(from.outcome(), at("curvature", "outcome")),
                        points("curvature", from, 3),
                        scope_.along(from.along(), at("curvature", "along")), from.log_odds()};
    const std::vector<double> levels = scope_.levels(curvature.along, curvature.at);
    const std::set<double> distinct(levels.begin(), levels.end());
    if (levels.size() >= 3 && distinct.size() < 3)  // too few points have been reported
      problems_.add(at("curvature"),
                    "the points have fewer than 3 levels of " + quoted(curvature.along),
                    "a parabola has no one shape through two");
    return curvature;
  }

  Steps read_steps() {
    const auto& from = text_.message.claim(claim_).steps();
    need(from, {"outcome"}, at("steps"), "steps { outcome: \"final_integration\" }");
    return {scope_.outcome(from.outcome(), at("steps", "outcome")), points("steps", from, 2)};
  }

  Reaches read_reaches() {
    const auto& from = text_.message.claim(claim_).reaches();
    need(from, {"series", "at", "share"}, at("reaches"),
         "reaches { series: \"benefit\" at: \"...\" share: .8 }");
    return {scope_.series(from.series(), at("reaches", "series")),
            scope_.point(from.at(), at("reaches", "at")), from.share()};
  }

  Crosses read_crosses() {
    const auto& from = text_.message.claim(claim_).crosses();
    need(from, {"series", "at", "control"}, at("crosses"),
         "crosses { series: \"margin\" at: \"...\" control: \"...\" }");
    Crosses crosses{scope_.series(from.series(), at("crosses", "series")),
                    scope_.point(from.at(), at("crosses", "at")),
                    scope_.point(from.control(), at("crosses", "control"))};
    check_control(crosses.at, crosses.control, at("crosses", "control"));
    return crosses;
  }

  Recovery read_recovery() {
    const auto& from = text_.message.claim(claim_).recovery();
    need(from, {"series", "at", "control", "from"}, at("recovery"),
         "recovery { series: \"trust\" at: \"...\" control: \"...\" from: 36 }");
    Recovery recovery{scope_.series(from.series(), at("recovery", "series")),
                      scope_.point(from.at(), at("recovery", "at")),
                      scope_.point(from.control(), at("recovery", "control")), from.from()};
    check_control(recovery.at, recovery.control, at("recovery", "control"));
    if (from.from() > 0) scope_.check_month(from.from(), at("recovery", "from"));
    return recovery;
  }

  RankCorrelation read_rank_correlation() {
    const auto& from = text_.message.claim(claim_).rank_correlation();
    const char* const name = "rank_correlation";
    need(from, {"outcome", "with", "at"}, at(name),
         "rank_correlation { outcome: \"trust_12\" with: \"integration_60\" at: \"...\" }");
    return {scope_.outcome(from.outcome(), at(name, "outcome")),
            scope_.outcome(from.with(), at(name, "with")), scope_.point(from.at(), at(name, "at"))};
  }

  void check_control(const PointName& at, const PointName& control, const Where& where) {
    if (at == control && !at.empty())
      problems_.add(where, "the point is compared with itself", "control is another one than at");
  }

  const ExperimentText& text_;
  int claim_;
  ClaimScope& scope_;
  Problems& problems_;
};

}  // namespace

ClaimStatistic read_statistic(const ExperimentText& text, int claim, ClaimScope& scope,
                              Problems& problems) {
  const auto& from = text.message.claim(claim);
  const int given = from.has_contrast() + from.has_peak() + from.has_curvature() +
                    from.has_steps() + from.has_reaches() + from.has_crosses() +
                    from.has_recovery() + from.has_rank_correlation();
  if (given == 0)
    problems.add(text.at({{"claim", claim}}), "the claim computes no number",
                 "add one of contrast, peak, curvature, steps, reaches, crosses, recovery or\n"
                 "rank_correlation");
  if (given > 1)
    problems.add(text.at({{"claim", claim}}), "the claim computes more than one number",
                 "write a claim for each of them");
  return StatisticReader(text, claim, scope, problems).read();
}

}  // namespace concordat::configs
