#include "apps/cli/lists/listings.hpp"

#include "apps/cli/lists/tables.hpp"

namespace concordat::apps {

const std::vector<Listing>& listings() {
  static const std::vector<Listing> all{
      {"footprints", "the 44 footprints of 1 April 2017; GP federations are synthetic",
       footprint_table},
      {"scenarios", "scenarios that ship with the program: run NAME; a part needs a --footprint",
       scenario_table},
      {"experiments", "experiments that ship with the program: sweep NAME, check NAME",
       experiment_table},
      {"patterns", "what the sources say, looked for in the model: validate --patterns P1",
       pattern_table},
      {"shocks", "what strikes a system: stress --shock NAME; stress { shock: \"NAME\" size: ... }",
       shock_table},
      {"conditions", "patterns are looked for under these again: validate --under NAME",
       condition_table},
      {"parameters", "evidence: A fact, B empirical, C theory, D assumption; --set PATH=VALUE",
       parameter_table},
      {"switches", "mechanisms that are on or off: --set switches.NAME=true", switch_table},
      {"metrics", "what result files hold, for each month, run, organisation and place",
       metric_table},
      {"kinds", "kinds of organisation", kind_table},
      {"subtypes", "within a kind, those whose accounts differ: organisation { subtype: NAME }",
       subtype_table},
      {"years", "what is on record by year, in the place of a parameter's default: year { ... }",
       years_table},
      {"regimes", "how forums decide: --set regime=NAME, or forum by forum in a scenario",
       regime_table},
      {"decisions",
       "how organisations choose and trust: --set decision=NAME, --set trust_update=NAME",
       decision_table},
      {"events", "what a scenario's timeline can do: event { kind: NAME ... }", event_table},
  };
  return all;
}

}  // namespace concordat::apps
