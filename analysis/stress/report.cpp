#include "analysis/stress/report.hpp"

#include <algorithm>
#include <cmath>

#include "agents/tables/regimes.hpp"
#include "analysis/statistics/none.hpp"
#include "analysis/stress/measures/means.hpp"
#include "analysis/stress/measures/pair.hpp"
#include "analysis/stress/measures/share_difference.hpp"
#include "analysis/stress/runs.hpp"
#include "configs/experiment/stress.hpp"

namespace concordat::analysis {
namespace {
constexpr Bootstrap bootstrap{};

class Reporter {
 public:
  Reporter(const engine::ResultFile& file, double risk, double hurdle)
      : file_(file), runs_(file), tested_(tested_in(file, runs_)), base_(tested_.scenario) {
    report_.risk = risk;
    report_.hurdle = hurdle;
    report_.title = file.title();
    report_.from = runs_.from();
    report_.months = runs_.months();
    report_.seed = file.seed();
    report_.pairs = runs_.replicates();
    report_.runs = file.runs();
    report_.failed = file.failed();
    report_.organisations = static_cast<int>(base_.organisations.size());
    report_.own_regime = agents::name_of(base_.regime);
    report_.later = governed_later(base_);
  }

  StressReport make() {
    report_.shocks = tested_.shocks;
    find_regimes();
    own_decision_ = runs_.points().front().decision;
    for (const std::string& regime : report_.regimes)
      for (std::size_t k = 0; k < report_.shocks.size(); ++k)
        report_.cells.push_back(cell(regime, own_decision_, k, report_.shocks[k].reference));
    for (const std::string& regime : report_.regimes)
      for (std::size_t k = 0; k < report_.shocks.size(); ++k) add_fragility(regime, k);
    add_rules();
    add_rivals();
    for (const std::string& regime : report_.regimes)
      report_.summaries.push_back(summary_of(report_, regime));
    std::ranges::stable_sort(report_.summaries, [](const auto& a, const auto& b) {
      return a.level.value > b.level.value;
    });
    return std::move(report_);
  }

 private:
  void find_regimes() {
    for (const StressPoint& point : runs_.points())
      if (std::ranges::find(report_.regimes, point.regime) == report_.regimes.end())
        report_.regimes.push_back(point.regime);
  }

  double turnover(std::initializer_list<agents::Kind> kinds) const {
    double sum = 0;
    for (const agents::Organisation& o : base_.organisations)
      if (std::ranges::find(kinds, o.kind) != kinds.end()) sum += o.turnover;
    return sum;
  }

  /// Shock less twin, times a factor, over runs that did not fail.
  Estimate difference(int twin, int shocked, const char* outcome, double times,
                      const std::vector<std::size_t>& sound) const {
    const auto a = runs_.outcome(twin, outcome), b = runs_.outcome(shocked, outcome);
    std::vector<double> values;
    for (const std::size_t k : sound)
      if (!std::isnan(a[k]) && !std::isnan(b[k]))
        values.push_back(times * (double(b[k]) - double(a[k])));
    return mean_of(values);
  }

  std::vector<std::size_t> sound_pairs(int twin, int shocked) const {
    const auto a = runs_.outcome(twin, "final_collaboration"),
               b = runs_.outcome(shocked, "final_collaboration");
    std::vector<std::size_t> sound;
    for (std::size_t k = 0; k < std::min(a.size(), b.size()); ++k)
      if (!std::isnan(a[k]) && !std::isnan(b[k])) sound.push_back(k);
    return sound;
  }

  void add_paths(int twin, int shocked, const std::vector<std::size_t>& sound, StressCell& cell,
                 int presses) const {
    std::vector<double> twins, works, lost, kept, depths, lows;
    std::vector<Lifetime> recoveries;
    std::uint64_t below = 0;
    for (const std::size_t k : sound) {
      const StressedPair pair = measure_pair(runs_.path(twin, k), runs_.path(shocked, k), presses);
      twins.push_back(pair.twin);
      works.push_back(pair.work);
      lost.push_back(pair.lost());
      depths.push_back(pair.depth);
      lows.push_back(pair.low);
      below += pair.low < report_.hurdle ? 1 : 0;
      if (!pair.is_hurt()) continue;
      ++cell.hurt_runs;
      recoveries.push_back({pair.recovery.value_or(last(presses)), pair.recovery.has_value()});
    }
    cell.twin_level = mean_of(twins);
    cell.level = mean_of(works);
    cell.lost = mean_of(lost);
    cell.depth = mean_of(depths);
    cell.low = mean_of(lows);
    cell.below = share_of(below, sound.size());
    cell.kept = ratio_of(works, twins);
    cell.hurt = share_of(cell.hurt_runs, sound.size());
    cell.recovery = is_recovery_observed(presses) ? kaplan_meier(recoveries, last(presses))
                                                  : Survival{{}, -1, {none, {none, none}}};
  }

  /// Whether more than one month is left in which a year after the pressure could begin.
  bool is_recovery_observed(int presses) const {
    return censored_at(runs_.months() - runs_.from(), presses) > 0;
  }

  int last(int presses) const {
    return std::max(0, censored_at(runs_.months() - runs_.from(), presses));
  }

  void add_retreats(int twin, int shocked, const std::vector<std::size_t>& sound,
                    StressCell& cell) const {
    const auto a = runs_.outcome(twin, "retreat_month"),
               b = runs_.outcome(shocked, "retreat_month");
    std::uint64_t both = 0, alone = 0, twin_alone = 0, counted = 0;
    std::vector<Lifetime> retreats;
    const int end = runs_.months() - runs_.from() - year + 1;
    for (const std::size_t k : sound) {
      if (a[k] < float(runs_.from()) || b[k] < float(runs_.from())) {
        ++cell.before;
        continue;
      }
      ++counted;
      const bool in_twin = !std::isnan(a[k]), in_shock = !std::isnan(b[k]);
      both += in_twin && in_shock;
      alone += in_shock && !in_twin;
      twin_alone += in_twin && !in_shock;
      retreats.push_back(in_shock ? Lifetime{static_cast<int>(b[k]) - runs_.from(), true}
                                  : Lifetime{end, false});
    }
    cell.risk = share_of(both + alone, counted);
    cell.twin_risk = share_of(both + twin_alone, counted);
    cell.excess = share_difference(alone, twin_alone, counted);
    cell.retreat = kaplan_meier(retreats, end);
  }

  StressCell cell(const std::string& regime, const std::string& decision, std::size_t shock,
                  double size, const std::vector<std::string>& rival = {}) const {
    const int twin = runs_.find(regime, decision, -1, 0, 0, rival);
    const int shocked = runs_.find(regime, decision, static_cast<int>(shock), size, 0, rival);
    StressCell cell;
    cell.regime = regime;
    cell.decision = decision;
    cell.rival = rival;
    cell.shock = shock;
    cell.size = size;
    if (twin < 0 || shocked < 0) {
      cell.why_nothing = "not tried";
      return cell;
    }
    const auto sound = sound_pairs(twin, shocked);
    cell.pairs = sound.size();
    cell.failed = report_.pairs - sound.size();
    if (sound.empty()) {
      cell.why_nothing = "all failed";
      return cell;
    }
    add_paths(twin, shocked, sound, cell, report_.shocks[shock].presses);
    add_retreats(twin, shocked, sound, cell);
    const double months = runs_.months() - runs_.from();
    cell.integration_lost = difference(twin, shocked, "final_integration", -1, sound);
    cell.trusts =
        difference(twin, shocked, configs::trusts_margin_since,
                   turnover({agents::Kind::acute, agents::Kind::community}) / 12 * months, sound);
    cell.ccgs = difference(twin, shocked, configs::ccgs_margin_since,
                           turnover({agents::Kind::ccg}) / 12 * months, sound);
    cell.social_care = difference(twin, shocked, configs::social_care_since, 1, sound);
    cell.why_nothing = why_nothing(runs_, twin, shocked, base_.shocks[shock]);
    return cell;
  }

  /// The point of a shock at a size; -1 where it was not run.
  int find_own(const std::string& regime, std::size_t shock, double size) const {
    return runs_.find(regime, own_decision_, static_cast<int>(shock), size);
  }

  /// Where a shock was tried at several sizes.
  void add_fragility(const std::string& regime, std::size_t shock) {
    std::vector<double> sizes;
    for (const StressPoint& point : runs_.points())
      if (point.regime == regime && runs_.is_own(point) &&
          point.shock() == static_cast<int>(shock) && find_own(regime, shock, point.size()) >= 0)
        sizes.push_back(point.size());
    // What is to last longer than runs are followed cannot, and is not claimed.
    if (report_.shocks[shock].unit == "years")
      std::erase_if(sizes, [&](double s) { return s * year > runs_.months() - runs_.from(); });
    if (sizes.size() < 2) return;
    std::ranges::sort(sizes);
    Fragility fragility{regime, shock, sizes, {}, {}, {}, {}};
    const int twin = runs_.find(regime, own_decision_, -1, 0);
    SizedResponse risk{{0}, {}}, lost{{0}, {}};
    std::vector<int> points{twin};
    for (const double size : sizes) points.push_back(find_own(regime, shock, size));
    std::vector<std::size_t> sound(report_.pairs);
    for (std::size_t k = 0; k < sound.size(); ++k) sound[k] = k;
    for (const int point : points)
      std::erase_if(sound, [&, all = sound_pairs(twin, point)](std::size_t k) {
        return !std::ranges::binary_search(all, k);
      });
    if (sound.empty()) return;
    const double twins = mean_years(twin, sound);
    for (std::size_t k = 0; k < points.size(); ++k) {
      if (k > 0) risk.sizes.push_back(sizes[k - 1]);
      risk.values.push_back(retreats(points[k], sound));
      lost.values.push_back(losses(twin, points[k], sound, twins));
      if (k == 0) continue;
      fragility.risk.push_back(share_of(
          static_cast<std::uint64_t>(std::ranges::count(risk.values.back(), 1.)), sound.size()));
      Estimate kept = mean_of(lost.values.back());
      fragility.kept.push_back({1 - kept.value, {1 - kept.interval.high, 1 - kept.interval.low}});
    }
    lost.sizes = risk.sizes;
    fragility.at_risk = critical_size(risk, report_.risk, bootstrap);
    fragility.at_loss = critical_size(lost, 1 - report_.kept_least, bootstrap);
    report_.fragility.push_back(std::move(fragility));
  }

  double mean_years(int point, const std::vector<std::size_t>& sound) const {
    double sum = 0;
    for (const std::size_t k : sound)
      for (const float c : runs_.path(point, k)) sum += double(c) / year;
    return sum / double(sound.size());
  }

  std::vector<double> retreats(int point, const std::vector<std::size_t>& sound) const {
    const auto month = runs_.outcome(point, "retreat_month");
    std::vector<double> values;
    for (const std::size_t k : sound) values.push_back(month[k] >= float(runs_.from()) ? 1 : 0);
    return values;
  }

  /// Each run's loss over the twins' mean.
  std::vector<double> losses(int twin, int point, const std::vector<std::size_t>& sound,
                             double twins) const {
    std::vector<double> values;
    for (const std::size_t k : sound) {
      double lost = 0;
      const auto a = runs_.path(twin, k), b = runs_.path(point, k);
      for (std::size_t t = 0; t < a.size(); ++t) lost += (double(a[t]) - double(b[t])) / year;
      values.push_back(twins > 0 ? lost / twins : 0);
    }
    return values;
  }

  void add_rules() {
    std::vector<std::string> decisions;
    for (const StressPoint& point : runs_.points())
      if (std::ranges::find(decisions, point.decision) == decisions.end())
        decisions.push_back(point.decision);
    if (decisions.size() < 2) return;
    for (const std::string& decision : decisions)
      report_.rules.push_back(
          cell(report_.regimes.front(), decision, 0, report_.shocks.front().reference));
  }

  void add_rivals() {
    for (const StressPoint& point : runs_.points())
      if (!point.rival.empty() && point.shock() == 0)
        report_.rivals.push_back(cell(point.regime, point.decision, 0, point.size(), point.rival));
  }

  const engine::ResultFile& file_;
  StressRuns runs_;
  StressTested tested_;
  const agents::Scenario& base_;
  std::string own_decision_;
  StressReport report_;
};

}  // namespace

RegimeSummary summary_of(const StressReport& report, const std::string& regime) {
  RegimeSummary s{regime, {}, 0, "", 0, 0};
  int satisfied = 0;
  for (std::size_t k = 0; k < report.shocks.size(); ++k) {
    const StressCell& own = report.cell(regime, k);
    s.level = own.twin_level;
    // What cannot strike here is no pressure that this way would be regretted under.
    if (!own.why_nothing.empty()) continue;
    double best = own.level.value;
    for (const std::string& other : report.regimes)
      best = std::max(best, report.cell(other, k).level.value);
    if (best - own.level.value > s.regret) {
      s.regret = best - own.level.value;
      s.regret_under = report.shocks[k].title;
    }
    ++s.shocks;
    satisfied += own.kept.value >= report.kept_least && own.excess.value <= .05;
  }
  s.satisfied = s.shocks == 0 ? none : double(satisfied) / s.shocks;
  return s;
}

const StressCell* breaks_most(const StressReport& report) {
  const auto in_percent = [](double share) { return std::round(100 * share); };
  const auto worst_of = [&](const std::string& regime) {
    const StressCell* worst = nullptr;
    for (const StressCell& cell : report.cells) {
      if (!cell.why_nothing.empty() || !(cell.lost.value > 0)) continue;
      if (!regime.empty() && cell.regime != regime) continue;
      const auto rank = [&](const StressCell& of) {
        return std::pair(in_percent(of.risk.value), of.lost.value);
      };
      if (worst == nullptr || rank(cell) > rank(*worst)) worst = &cell;
    }
    return worst;
  };
  const StressCell* own = worst_of(report.own_regime);
  return own != nullptr ? own : worst_of("");
}

StressReport stress_report(const engine::ResultFile& file, double risk, double hurdle) {
  return Reporter(file, risk, hurdle).make();
}

}  // namespace concordat::analysis
