#include "analysis/stress/over_sets.hpp"

#include <algorithm>
#include <cmath>

#include "agents/tables/parameters.hpp"
#include "analysis/statistics/none.hpp"
#include "analysis/statistics/quantiles.hpp"
#include "analysis/stress/measures/means.hpp"
#include "analysis/stress/measures/pair.hpp"
#include "analysis/stress/runs.hpp"
#include "analysis/stress/tested.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {

/// What the pairs of one set do under one way of governing.
struct SetOfPairs {
  double twin = none, under = none;  ///< mean W; NaN where every pair failed
  double retreats = none;            ///< share of those followed; NaN where there are none
};

Estimate mean_over_sets(const std::vector<double>& values) {
  std::vector<double> seen;
  for (const double value : values)
    if (!std::isnan(value)) seen.push_back(value);
  return mean_of(seen);
}

class Reader {
 public:
  explicit Reader(const engine::ResultFile& file) : path_(file.path()), runs_(file) {
    if (runs_.sets() < 2)
      throw engine::UserError(file.path() + ": is no stress test at parameter sets");
    each_ = static_cast<int>(runs_.points().size()) / runs_.sets();
  }

  const StressRuns& runs() const { return runs_; }

  std::vector<std::string> regimes() const {
    std::vector<std::string> names;
    for (int k = 0; k < each_; ++k)
      if (const std::string& name = runs_.points()[std::size_t(k)].regime;
          std::ranges::find(names, name) == names.end())
        names.push_back(name);
    return names;
  }

  /// [regime][set], each beside its twins.
  std::vector<std::vector<SetOfPairs>> table(const std::vector<std::string>& regimes) {
    std::vector<Place> places;
    for (const std::string& regime : regimes) places.push_back(place_of(regime));
    std::vector<std::vector<SetOfPairs>> table(regimes.size());
    for (int set = 0; set < runs_.sets(); ++set) {
      const std::vector<bool> counts = followed_in(set, places);
      for (std::size_t r = 0; r < places.size(); ++r)
        table[r].push_back(pairs_of(at(set, places[r].twin), at(set, places[r].shocked), counts));
    }
    return table;
  }

  std::uint64_t followed = 0, not_followed = 0, sets_not_followed = 0;

 private:
  /// Where a way of governing stands among the points of a set.
  struct Place {
    int twin = 0, shocked = 0;
  };

  Place place_of(const std::string& regime) const {
    Place place{runs_.find(regime, runs_.points().front().decision, -1, 0), 0};
    const auto strikes = [&](const StressPoint& point) {
      return point.regime == regime && point.shock() == 0;
    };
    while (place.shocked < each_ && !strikes(runs_.points()[std::size_t(place.shocked)]))
      ++place.shocked;
    if (place.twin < 0 || place.shocked == each_)
      throw engine::UserError(path_ + ": is no whole stress test\n   " + regime +
                              ": its first shock was not tried, or nothing without it");
    return place;
  }

  int at(int set, int place) const { return set * each_ + place; }

  /// Which runs of a set retreat before the shock under no way of governing, and fail under none:
  /// all ways have one denominator.
  std::vector<bool> followed_in(int set, const std::vector<Place>& places) {
    std::vector<bool> counts(runs_.replicates(), true);
    for (const Place& place : places) {
      const auto twin = runs_.outcome(at(set, place.twin), "final_collaboration"),
                 shocked = runs_.outcome(at(set, place.shocked), "final_collaboration"),
                 month = runs_.outcome(at(set, place.shocked), "retreat_month");
      for (std::size_t k = 0; k < counts.size(); ++k)
        if (k >= twin.size() || k >= shocked.size() || std::isnan(twin[k]) ||
            std::isnan(shocked[k]) || month[k] < float(runs_.from()))
          counts[k] = false;
    }
    const auto of_set = std::uint64_t(std::ranges::count(counts, true));
    followed += of_set;
    not_followed += counts.size() - of_set;
    sets_not_followed += of_set == 0 ? 1 : 0;
    return counts;
  }

  SetOfPairs pairs_of(int twin, int shocked, const std::vector<bool>& counts) const {
    const auto a = runs_.outcome(twin, "final_collaboration"),
               b = runs_.outcome(shocked, "final_collaboration"),
               month = runs_.outcome(shocked, "retreat_month");
    double of_twins = 0, of_shocked = 0;
    int sound = 0, after = 0, counted = 0;
    for (std::size_t k = 0; k < std::min(a.size(), b.size()); ++k) {
      if (std::isnan(a[k]) || std::isnan(b[k])) continue;
      ++sound;
      const StressedPair pair = measure_pair(runs_.path(twin, k), runs_.path(shocked, k), 0);
      of_twins += pair.twin;
      of_shocked += pair.work;
      if (!counts[k]) continue;
      ++counted;
      after += std::isnan(month[k]) ? 0 : 1;
    }
    SetOfPairs set;
    if (sound > 0) set = {of_twins / sound, of_shocked / sound, none};
    if (counted > 0) set.retreats = double(after) / counted;
    return set;
  }

  std::string path_;
  StressRuns runs_;
  int each_ = 0;
};

/// [regime][set], in the order of mean W under the shock.
using Table = std::vector<std::vector<SetOfPairs>>;

bool is_whole(const Table& table, std::size_t set) {
  return std::ranges::none_of(table, [&](const auto& row) { return std::isnan(row[set].under); });
}

void add_order(StressOverSets& over, const Table& table) {
  std::uint64_t whole = 0, stands = 0;
  std::vector<std::uint64_t> above(table.size()), best(table.size());
  for (std::size_t set = 0; set < over.sets; ++set) {
    if (!is_whole(table, set)) continue;
    ++whole;
    double most = 0;
    for (const auto& row : table) most = std::max(most, row[set].under);
    bool all_stand = true;
    for (std::size_t r = 0; r < table.size(); ++r) {
      best[r] += table[r][set].under >= most ? 1 : 0;
      if (r + 1 == table.size()) continue;
      const bool is_above = table[r][set].under >= table[r + 1][set].under;
      above[r] += is_above ? 1 : 0;
      all_stand = all_stand && is_above;
    }
    stands += all_stand ? 1 : 0;
  }
  for (std::size_t r = 0; r < table.size(); ++r) {
    over.regimes[r].best = share_of(best[r], whole);
    over.regimes[r].above_next =
        r + 1 < table.size() ? share_of(above[r], whole) : Estimate{none, {none, none}};
  }
  over.order_stands = share_of(stands, whole);
}

RegimeOverSets summary_of(const std::string& regime, const std::vector<SetOfPairs>& sets) {
  std::vector<double> level, under, risk, sorted;
  for (const SetOfPairs& set : sets) {
    level.push_back(set.twin);
    under.push_back(set.under);
    risk.push_back(set.retreats);
    if (!std::isnan(set.under)) sorted.push_back(set.under);
  }
  RegimeOverSets one;
  one.regime = regime;
  one.level = mean_over_sets(level);
  one.under = mean_over_sets(under);
  one.risk = mean_over_sets(risk);
  std::ranges::sort(sorted);
  one.spread = sorted.empty() ? Interval{none, none}
                              : Interval{quantile(sorted, .05), quantile(sorted, .95)};
  return one;
}

/// Sets of which something can be said, with what happens in them.
Conditions conditions_of(Breaks what, const std::vector<SetOfPairs>& sets,
                         const engine::DesignTable& design, int each, double years,
                         std::uint64_t seed) {
  Conditions found;
  found.what = what;
  std::vector<const engine::FactorColumn*> drawn;
  for (const engine::FactorColumn& factor : design.factors)
    if (agents::find_parameter(factor.name) != nullptr) drawn.push_back(&factor);
  for (const engine::FactorColumn* factor : drawn) found.cases.names.push_back(factor->name);
  found.cases.columns.resize(drawn.size());
  for (std::size_t set = 0; set < sets.size(); ++set) {
    const SetOfPairs& one = sets[set];
    const bool has_any =
        what == Breaks::retreats ? !std::isnan(one.retreats) : one.twin >= nothing_to_lose * years;
    if (!has_any) {
      ++found.left_out;
      continue;
    }
    for (std::size_t p = 0; p < drawn.size(); ++p)
      found.cases.columns[p].push_back(drawn[p]->values[set * std::size_t(each)]);
    const bool loses = one.under < .8 * one.twin;
    found.cases.happens.push_back(what == Breaks::retreats ? one.retreats : loses ? 1 : 0);
  }
  const Discovery how{seed};
  found.share = estimate_over(found.cases, all_rows(found.cases.count()));
  if (found.cases.count() < 2) return found;
  found.boxes = find_boxes(found.cases, how);
  found.tree = grow_tree(found.cases, how);
  return found;
}

}  // namespace

StressOverSets stress_over_sets(const engine::ResultFile& file) {
  Reader reader(file);
  const StressTested tested = tested_in(file, reader.runs());
  StressOverSets over;
  over.title = file.title();
  over.shock = tested.shocks.front().name;
  over.shock_title = tested.shocks.front().title;
  over.unit = tested.shocks.front().unit;
  over.size = tested.shocks.front().reference;
  over.later = governed_later(tested.scenario);
  over.from = reader.runs().from();
  over.months = reader.runs().months();
  over.organisations = static_cast<int>(tested.scenario.organisations.size());
  over.sets = std::uint64_t(reader.runs().sets());
  over.pairs = reader.runs().replicates();
  over.seed = file.seed();
  over.runs = file.runs();
  over.failed = file.failed();
  const std::vector<std::string> names = reader.regimes();
  over.regime = names.front();
  Table table = reader.table(names);
  for (std::size_t r = 0; r < names.size(); ++r)
    over.regimes.push_back(summary_of(names[r], table[r]));
  over.followed = reader.followed;
  over.not_followed = reader.not_followed;
  over.sets_not_followed = reader.sets_not_followed;
  const double years = (over.months - over.from) / 12.;
  const int each = static_cast<int>(reader.runs().points().size()) / reader.runs().sets();
  for (const Breaks what : {Breaks::retreats, Breaks::loses})
    over.conditions.push_back(
        conditions_of(what, table.front(), *file.design(), each, years, file.seed()));
  over.parameters = over.conditions.front().cases.names.size();
  std::vector<std::size_t> order(names.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return over.regimes[a].under.value > over.regimes[b].under.value;
  });
  Table ordered;
  std::vector<RegimeOverSets> regimes;
  for (const std::size_t k : order) {
    ordered.push_back(std::move(table[k]));
    regimes.push_back(over.regimes[k]);
  }
  over.regimes = std::move(regimes);
  add_order(over, ordered);
  return over;
}

}  // namespace concordat::analysis
