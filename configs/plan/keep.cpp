#include "configs/plan/keep.hpp"

#include <algorithm>
#include <set>

#include "agents/tables/metrics.hpp"
#include "configs/plan/outcomes.hpp"
#include "engine/nearest.hpp"

namespace concordat::configs {
namespace {

class KeepReader {
 public:
  KeepReader(const ExperimentText& text, std::span<const Factor> factors, Problems& problems)
      : text_(text), factors_(factors), problems_(problems) {}

  Keep read() {
    const auto& from = text_.message.keep();
    if (!text_.message.has_keep()) return {};
    if (from.series_size() == 0)
      problems_.add(text_.at({{"keep"}}), "keep needs a series",
                    "keep { series: \"integration\" }");
    for (int i = 0; i < from.series_size(); ++i) read_series(i);
    check_structure();
    if (from.has_paired_by()) check_factor(from.paired_by());
    keep_.paired_by = from.paired_by();
    keep_.every_run = from.every_run();
    return std::move(keep_);
  }

 private:
  bool is_varied(const std::string& path) const {
    return std::ranges::find(factors_, path, &Factor::path) != factors_.end();
  }

  void read_series(int i) {
    const std::string& name = text_.message.keep().series(i);
    const Where where = text_.at({{"keep"}, {"series", i}});
    const bool is_state =
        name.starts_with(of_places) &&
        std::ranges::find(agents::place_state_table(), name.substr(of_places.size()),
                          &engine::Quantity::name) != agents::place_state_table().end();
    if (!is_state && name.starts_with(of_places)) return refuse_state(name, where);
    if (!is_state && !is_series(name, where, problems_)) return;
    if (is_state && is_varied("footprint"))
      problems_.add(where, quoted(name) + " is of places, and the footprint is varied",
                    "every point would have places of its own");
    if (!seen_.insert(name).second)
      problems_.add(where, "series " + quoted(name) + " is there twice", "keep one of them");
    keep_.series.push_back(name);
  }

  void refuse_state(const std::string& name, const Where& where) {
    std::vector<std::string> known;
    for (const engine::Quantity& each : agents::place_state_table())
      known.push_back(std::string(of_places) + std::string(each.name));
    const std::string near = engine::nearest(name, known);
    problems_.add(where, "no state of places is called " + quoted(name),
                  near.empty() ? Hint("", {{engine::Advice::list_names, "metrics"}})
                               : Hint("did you mean \"" + near + "\"?"));
  }

  void check_structure() {
    if (is_varied("months"))
      problems_.add(text_.at({{"keep"}}), "the horizon is varied, so its months cannot be kept",
                    "an outcome of a month can: outcome { series: \"integration\" month: 48 }");
    if (text_.message.has_calibration())
      problems_.add(text_.at({{"keep"}}), "a calibration keeps no months",
                    "runs of the sets that it accepts do");
  }

  void check_factor(const std::string& path) {
    if (is_varied(path)) return;
    std::vector<std::string> known;
    for (const Factor& each : factors_) known.push_back(each.path);
    const std::string near = engine::nearest(path, known);
    problems_.add(
        text_.at({{"keep"}, {"paired_by"}}), quoted(path) + " is not varied",
        near.empty() ? "it varies " + engine::listed(known) : "did you mean \"" + near + "\"?");
  }

  const ExperimentText& text_;
  std::span<const Factor> factors_;
  Problems& problems_;
  std::set<std::string> seen_;
  Keep keep_;
};

}  // namespace

Keep read_keep(const ExperimentText& text, std::span<const Factor> factors, Problems& problems) {
  return KeepReader(text, factors, problems).read();
}

}  // namespace concordat::configs
