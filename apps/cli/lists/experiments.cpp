#include "apps/cli/lists/cells.hpp"
#include "apps/cli/lists/tables.hpp"
#include "apps/cli/portraits/experiment.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/words/patterns/claims.hpp"
#include "configs/experiment/experiment.hpp"
#include "configs/experiment/patterns.hpp"
#include "configs/shipped/shocks.hpp"

namespace concordat::apps {
namespace {
using Align = Column::Align;
}  // namespace

Table experiment_table() {
  Table table{{{"name", "experiment"},
               {"title", "title"},
               {"design", "design"},
               {"points", "points", Align::right},
               {"", "replicates", Align::right},
               {"replicates_least", ""},
               {"replicates_most", ""}},
              {}};
  for (const configs::ShippedExperiment& one : configs::shipped_experiments()) {
    const configs::Experiment experiment = configs::read_experiment_file(one.name);
    const auto& [least, most, narrow] = experiment.replicates;
    table.rows.push_back(
        {words(one.name),
         words(one.title),
         words(design_words(experiment)),
         {with_thousands(points_of(experiment)), points_of(experiment)},
         words(with_thousands(least) + (least == most ? "" : " to " + with_thousands(most))),
         {"", least},
         {"", most}});
  }
  return table;
}

Table pattern_table() {
  Table table{{{"id", "pattern"},
               {"name", ""},
               {"use", "use"},
               {"standing", "standing"},
               {"title", "what the sources say"},
               {"claims", ""},
               {"runs", ""},
               {"sources", ""},
               {"needs", ""}},
              {}};
  for (const std::string& name : configs::shipped_patterns()) {
    const configs::Experiment experiment = configs::read_pattern(name, {}).value();
    const configs::Pattern& pattern = *experiment.pattern;
    table.rows.push_back({words(pattern.id),
                          words(name),
                          words(use_word(pattern.use)),
                          words(standing_word(pattern.standing)),
                          words(experiment.title),
                          {"", experiment.claims.size()},
                          {"", points_of(experiment) * experiment.replicates.most},
                          {"", pattern.sources},
                          {"", pattern.needs}});
  }
  return table;
}

Table condition_table() {
  Table table{{{"kind", "kind"},
               {"name", "condition"},
               {"title", "title"},
               {"settings", ""},
               {"removes", ""},
               {"footprint", ""},
               {"scenario", ""}},
              {}};
  std::string above;  // on the screen a kind is named once
  for (const configs::Condition& condition : configs::shipped_conditions()) {
    const std::string kind = kind_word(condition.kind);
    table.rows.push_back({{kind == above ? "" : kind, kind},
                          words(condition.name),
                          words(condition.title),
                          {"", condition.settings},
                          {"", condition.removes},
                          {"", condition.footprint},
                          {"", condition.scenario}});
    above = kind;
  }
  return table;
}

Table shock_table() {
  Table table{{{"name", "shock"},
               {"title", ""},
               {"size", "size", Align::right},
               {"most", "at most", Align::right},
               {"unit", ""},
               {"evidence", "evidence"},
               {"meaning", "what its size is"},
               {"needs", ""},
               {"sources", ""}},
              {}};
  for (const configs::ShockText& one : configs::shipped_shocks())
    table.rows.push_back(
        {words(one.name),
         words(one.text.title()),
         {decimals(one.text.reference(), 2), one.text.reference()},
         {decimals(one.text.most(), 1), one.text.most()},
         words(one.text.unit()),
         words(one.text.grade()),
         words(one.text.meaning()),
         words(one.text.needs()),
         {"", std::vector<std::string>(one.text.source().begin(), one.text.source().end())}});
  return table;
}

}  // namespace concordat::apps
