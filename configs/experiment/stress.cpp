#include "configs/experiment/stress.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "agents/tables/rules.hpp"
#include "configs/experiment/write.hpp"
#include "configs/factors/table.hpp"
#include "configs/schema/experiment.pb.h"
#include "configs/text/problems.hpp"
#include "engine/error.hpp"

namespace concordat::configs {
namespace {

bool is_file(const std::string& name) {
  std::error_code error;
  return std::filesystem::is_regular_file(name, error);
}

/// A file keeps its place: the experiment is read from elsewhere.
std::string findable(const std::string& name) {
  return is_file(name) ? std::filesystem::absolute(name).string() : name;
}

std::string size_path(std::size_t shock) { return "stress[" + std::to_string(shock) + "].size"; }

/// Values of the factors: a regime, a rule of choice, the size of each shock, and which assumptions
/// are others.
struct Point {
  std::string regime, decision;
  std::size_t shock = 0;
  double size = 0;
  int rival = -1;
};

std::vector<Point> points_of(const StressPlan& plan, const std::string& own_decision, int rivals) {
  std::vector<Point> points;
  for (const std::string& regime : plan.regimes) {
    points.push_back({regime, own_decision});
    for (std::size_t k = 0; k < plan.shocks.size(); ++k)
      for (const double size : plan.shocks[k].sizes)
        points.push_back({regime, own_decision, k, size});
  }
  const auto add_first_cell = [&](const std::string& decision, int rival) {
    const double size = plan.shocks.front().sizes.front();
    points.push_back({plan.regimes.front(), decision, 0, 0, rival});
    points.push_back({plan.regimes.front(), decision, 0, size, rival});
  };
  for (const std::string& decision : plan.decisions)
    if (decision != own_decision) add_first_cell(decision, -1);
  for (int rival = 0; rival < rivals; ++rival) add_first_cell(own_decision, rival);
  return points;
}

/// Sizes between those that are tried, to be run where a critical size lies between them.
class Ladder {
 public:
  Ladder(const StressPlan& plan, std::vector<Point>& points, schema::PointList& list)
      : plan_(plan), points_(points), list_(list) {}

  void add() {
    std::vector<Gap> gaps;
    for (const std::string& regime : plan_.regimes)
      for (std::size_t k = 0; k < plan_.shocks.size(); ++k) add_gaps(regime, k, gaps);
    while (!gaps.empty()) gaps = halved(gaps);
  }

 private:
  /// Rows of two sizes and of their twin.
  struct Gap {
    std::size_t after, before, twin;
    int halvings;
  };

  std::size_t row_of(const std::string& regime, std::size_t shock, double size) const {
    const auto is_it = [&](const Point& point) {
      return point.regime == regime && point.size == size && (size == 0 || point.shock == shock);
    };
    return static_cast<std::size_t>(std::ranges::find_if(points_, is_it) - points_.begin());
  }

  void add_gaps(const std::string& regime, std::size_t shock, std::vector<Gap>& gaps) const {
    const TriedShock& tried = plan_.shocks[shock];
    std::vector<double> sizes = tried.sizes;
    std::ranges::sort(sizes);
    const std::size_t twin = row_of(regime, shock, 0);
    std::size_t after = twin;
    for (const double size : sizes) {
      const std::size_t before = row_of(regime, shock, size);
      if (tried.halvings > 0) gaps.push_back({after, before, twin, tried.halvings});
      after = before;
    }
  }

  /// A row in the middle of each gap, and the gaps that are left.
  std::vector<Gap> halved(const std::vector<Gap>& gaps) {
    std::vector<Gap> left;
    for (const Gap& gap : gaps) {
      Point middle = points_[gap.before];
      middle.size = (points_[gap.after].size + middle.size) / 2;
      const std::size_t row = points_.size();
      points_.push_back(middle);
      schema::Refined& refined = *list_.add_refined();
      refined.set_row(static_cast<std::uint32_t>(row));
      refined.set_after(static_cast<std::uint32_t>(gap.after));
      refined.set_before(static_cast<std::uint32_t>(gap.before));
      refined.set_beside(static_cast<std::uint32_t>(gap.twin));
      if (gap.halvings == 1) continue;
      left.push_back({gap.after, row, gap.twin, gap.halvings - 1});
      left.push_back({row, gap.before, gap.twin, gap.halvings - 1});
    }
    return left;
  }

  const StressPlan& plan_;
  std::vector<Point>& points_;
  schema::PointList& list_;
};

/// What makes a size critical.
void add_crossings(const StressPlan& plan, schema::PointList& list) {
  if (list.refined_size() == 0) return;
  schema::Crossing& risk = *list.add_crossing();
  risk.set_outcome("retreat_month");
  risk.set_at_least(plan.from);
  risk.set_level(plan.risk);
  schema::Crossing& kept = *list.add_crossing();
  kept.set_outcome(collaboration_since);
  kept.set_level(plan.kept_least);
}

/// The events of a shock, with another target.
void strike_at(const TriedShock& tried, schema::Stress& stress) {
  const ShockText shock = read_shock(tried.shock);
  stress.set_name(shock.name + " " + tried.target);
  *stress.mutable_event() = shock.text.event();
  for (schema::ShockEvent& event : *stress.mutable_event()) event.set_target(tried.target);
}

/// The events of a file, so that results say what struck even where the file has changed.
void write_out(const ShockText& shock, schema::Stress& stress, schema::Scenario& base) {
  stress.set_name(shock.name);
  *stress.mutable_event() = shock.text.event();
  if (shock.text.needs().empty()) return;
  schema::Switches& switches = *base.mutable_switches();
  switches.GetReflection()->SetBool(
      &switches, schema::Switches::descriptor()->FindFieldByName(shock.text.needs()), true);
}

void write_parts(const TriedShock& tried, schema::Stress& stress) {
  stress.set_name(tried.shock);
  for (const ShockPart& part : tried.parts) {
    schema::EventKind kind{};
    if (!schema::EventKind_Parse(part.kind, &kind))
      throw engine::UserError("no event is called \"" + part.kind + "\"");
    schema::ShockEvent& event = *stress.add_event();
    event.set_kind(kind);
    event.set_after(part.after);
    if (!part.parameter.empty()) event.set_parameter(part.parameter);
    event.set_size(part.size);
    event.set_per_size(part.per_size);
  }
}

void write_base(const StressPlan& plan, const RivalFactors& rivals, schema::Experiment& text) {
  schema::Scenario& base = *text.mutable_base();
  if (!plan.scenario.empty()) base.add_include(findable(plan.scenario));
  if (!plan.overrides.footprint.empty()) base.set_footprint(plan.overrides.footprint);
  for (const TriedShock& tried : plan.shocks) {
    schema::Stress& stress = *base.add_stress();
    stress.set_month(plan.from);
    if (!tried.parts.empty())
      write_parts(tried, stress);
    else if (!tried.target.empty())
      strike_at(tried, stress);
    else if (is_file(tried.shock))
      write_out(read_shock(tried.shock), stress, base);
    else
      stress.set_shock(tried.shock);
  }
  if (plan.overrides.months > 0) text.set_months(plan.overrides.months);
  // What is a factor has the value that is set at every point that is not of a rival.
  const auto is_factor = [&](const std::string& path) {
    return path == "decision" || std::ranges::find(rivals.paths(), path) != rivals.paths().end();
  };
  for (const std::string& setting : plan.overrides.settings)
    if (!is_factor(setting.substr(0, setting.find('=')))) text.add_set(setting);
}

/// A row for every point, or for every point of each parameter set.
void list_points(const StressPlan& plan, const std::string& own_decision,
                 const RivalFactors& rivals, schema::Experiment& text) {
  schema::PointList& list = *text.mutable_design()->mutable_list();
  std::vector<Point> points = points_of(plan, own_decision, rivals.rivals());
  Ladder(plan, points, list).add();
  add_crossings(plan, list);
  const bool has_sets = !plan.sets.values.empty();
  for (std::size_t set = 0; set < (has_sets ? plan.sets.values.size() : 1); ++set)
    for (const Point& point : points) {
      std::vector<std::string> values;
      if (has_sets) values = plan.sets.values[set];
      values.push_back(point.regime);
      values.push_back(point.decision);
      for (std::size_t k = 0; k < plan.shocks.size(); ++k)
        values.push_back(k == point.shock ? number(point.size) : "0");
      std::ranges::copy(rivals.values(point.rival), std::back_inserter(values));
      list.add_row(written_row(values));
    }
  if (!has_sets) return;
  list.set_ensemble(true);
  list.set_alike(static_cast<std::uint32_t>(points.size()));
  text.set_own_draws(true);
}

void add_outcome(schema::Experiment& text, const std::string& name, const char* series, int from,
                 int until) {
  schema::SeriesOutcome& outcome = *text.add_outcome();
  outcome.set_name(name);
  outcome.set_series(series);
  outcome.set_from(from);
  outcome.set_until(until);
}

}  // namespace

std::string monthly_collaboration(int month) { return "collaboration_" + std::to_string(month); }

agents::Scenario scenario_of_stress(const StressPlan& plan) {
  return (plan.scenario.empty() ? footprint_scenario(plan.overrides)
                                : read_scenario_file(plan.scenario, plan.overrides))
      .scenario;
}

Experiment experiment_of_stress(const StressPlan& plan) {
  const agents::Scenario base = scenario_of_stress(plan);
  const int months = base.months;
  if (plan.from + 24 > months)
    throw engine::UserError("a stress test needs two years after its shocks\n   from month " +
                            std::to_string(plan.from) + " on there are " +
                            std::to_string(months - plan.from) + " months");
  const std::string own(agents::decision_table()[static_cast<std::size_t>(base.decision)].name);
  schema::Experiment text;
  text.set_title(base.title);
  const RivalFactors rivals(plan.rivals, base);
  write_base(plan, rivals, text);
  for (const std::string& path : plan.sets.paths) text.add_factor()->set_path(path);
  for (const char* path : {"regime", "decision"}) text.add_factor()->set_path(path);
  for (std::size_t k = 0; k < plan.shocks.size(); ++k) text.add_factor()->set_path(size_path(k));
  for (const std::string& path : rivals.paths()) text.add_factor()->set_path(path);
  list_points(plan, own, rivals, text);
  for (int month = plan.from; month < months; ++month)
    add_outcome(text, monthly_collaboration(month), "collaboration", month + 1, month + 1);
  add_outcome(text, collaboration_since, "collaboration", plan.from + 1, months);
  add_outcome(text, trusts_margin_since, "provider_margin", plan.from + 1, months);
  add_outcome(text, ccgs_margin_since, "commissioner_margin", plan.from + 1, months);
  add_outcome(text, social_care_since, "social_care", plan.from + 1, months);
  add_outcome(text, trust_at_start, "trust", plan.from + 1, plan.from + 1);
  text.set_replicates(plan.pairs);
  text.set_seed(plan.seed);
  return read_experiment_text(printed(text), "the stress test");
}

}  // namespace concordat::configs
