#include "configs/scenario/structure.hpp"

#include <cmath>
#include <map>
#include <set>

#include "configs/scenario/contracts.hpp"
#include "configs/scenario/network.hpp"
#include "configs/tables/plain.hpp"
#include "engine/nearest.hpp"
#include "engine/random/draws.hpp"

namespace concordat::configs {
namespace {

constexpr double rounding = 1e-6;  // shares that sum to 1 in print may be a little above it

double rounded(double share) { return std::round(share * 1e6) / 1e6; }

/// Codes of one kind of thing with their indices.
class Codes {
 public:
  explicit Codes(std::string what) : what_(std::move(what)) {}

  void add(const std::string& code, int index, const Where& where, Problems& problems) {
    if (code.empty()) {
      problems.add(where, "the " + what_ + " has no code", "give it a unique one: code: \"...\"");
    } else if (!indices_.emplace(code, index).second) {
      problems.add(where, what_ + " code " + quoted(code) + " is used twice",
                   "codes are unique: they name random draws");
    }
    const std::string& other = draws_.emplace(engine::code_of(code), code).first->second;
    if (other != code)
      problems.add(where,
                   what_ + " codes " + quoted(other) + " and " + quoted(code) +
                       " would share their random draws",
                   "rename one of them");
    names_.push_back(code);
  }

  /// The index of a code, or -1 after reporting that there is none.
  int find(const std::string& code, const Where& where, Problems& problems) const {
    const auto found = indices_.find(code);
    if (found != indices_.end()) return found->second;
    const std::string near = engine::nearest(code, names_);
    problems.add(where, "no " + what_ + " has the code " + quoted(code),
                 near.empty() ? "the scenario has " + std::to_string(names_.size())
                              : "did you mean \"" + near + "\"?");
    return -1;
  }

  bool contains(const std::string& code) const { return indices_.contains(code); }

 private:
  std::string what_;
  std::map<std::string, int> indices_;
  std::map<std::uint32_t, std::string> draws_;
  std::vector<std::string> names_;
};

const std::string& or_code(const std::string& name, const std::string& code) {
  return name.empty() ? code : name;
}

class StructureReader {
 public:
  StructureReader(const Merged& merged, agents::Scenario& scenario, Problems& problems)
      : merged_(merged), text_(merged.message), scenario_(scenario), problems_(problems) {}

  void read() {
    if (text_.has_network()) return read_network(merged_, scenario_, problems_);
    for (int s = 0; s < text_.system_size(); ++s) system(s);
    for (int p = 0; p < text_.place_size(); ++p) place(p);
    for (int k = 0; k < text_.forum_size(); ++k) forum(k);
    for (int k = 0; k < text_.ics_size(); ++k) ics(k);
    for (int k = 0; k < text_.vanguard_size(); ++k) vanguard(k);
    for (int i = 0; i < text_.organisation_size(); ++i) organisation(i);
    for (int k = 0; k < text_.tie_size(); ++k) tie(k);
    for (int i = 0; i < text_.organisation_size(); ++i) {
      serves(i);
      board(i);
      income(i);
    }
    default_populations();
    if (problems_.empty()) check_contracts(merged_, scenario_, problems_);
    if (text_.place_size() == 0) {
      problems_.add({&merged_.parts.back()->source, {}}, "the scenario has no place",
                    "organisations meet in places: place { code: \"...\" population: ... }");
    }
  }

 private:
  Where at(std::initializer_list<Step> path) const { return locate(merged_, path); }

  void system(int s) {
    const auto& text = text_.system(s);
    systems_.add(text.code(), s, at({{"system", s}, {"code"}}), problems_);
    scenario_.systems.push_back(
        {text.code(), or_code(text.name(), text.code()), text.population()});
    if (text.has_ics_from()) scenario_.systems.back().ics_from = text.ics_from();
  }

  void place(int p) {
    const auto& text = text_.place(p);
    places_.add(text.code(), p, at({{"place", p}, {"code"}}), problems_);
    int system = 0;
    if (text.has_system()) {
      system = systems_.find(text.system(), at({{"place", p}, {"system"}}), problems_);
    } else if (text_.system_size() != 1) {
      problems_.add(at({{"place", p}}), "place " + quoted(text.code()) + " lies in no system",
                    text_.system_size() == 0 ? "add one: system { code: \"...\" name: \"...\" }"
                                             : "there are several, so say which: system: \"...\"");
    }
    need(text.has_population(), at({{"place", p}}), "place " + quoted(text.code()),
         "population [people], above 0");
    scenario_.places.push_back(
        {text.code(), or_code(text.name(), text.code()), system, text.population()});
  }

  /// A forum that decides in another way: a system's board, or a place's partnership.
  void forum(int k) {
    const auto& text = text_.forum(k);
    const Where where = at({{"forum", k}, {"of"}});
    check_once(forums_, text.of(), {"forum", k});
    need(text.has_regime(), at({{"forum", k}}), "forum " + quoted(text.of()),
         "regime: memorandum, majority, ...");
    const auto regime = static_cast<agents::Regime>(text.regime());
    if (systems_.contains(text.of())) {
      const int system = systems_.find(text.of(), where, problems_);
      scenario_.systems[static_cast<std::size_t>(system)].regime = regime;
    } else if (const int place = places_.find(text.of(), where, problems_); place >= 0) {
      scenario_.places[static_cast<std::size_t>(place)].regime = regime;
    }
  }

  /// A system that is an integrated care system from the start.
  void ics(int k) {
    const int system = systems_.find(text_.ics(k), at({{"ics", k}}), problems_);
    check_once(ics_, text_.ics(k), {"ics", k});
    if (system >= 0) scenario_.systems[static_cast<std::size_t>(system)].ics_from = 0;
  }

  /// A place that piloted a new care model.
  void vanguard(int k) {
    const int place = places_.find(text_.vanguard(k), at({{"vanguard", k}}), problems_);
    check_once(vanguards_, text_.vanguard(k), {"vanguard", k});
    if (place >= 0) scenario_.places[static_cast<std::size_t>(place)].is_vanguard = true;
  }

  /// Names of one list; includes may say again what another file says.
  void check_once(std::set<std::pair<const Source*, std::string>>& seen, const std::string& code,
                  Step step) {
    const Where where = at({step});
    if (!seen.emplace(where.source, code).second)
      problems_.add(where, std::string(step.field) + " " + quoted(code) + " is named twice",
                    "keep one of them");
  }

  void organisation(int i) {
    const auto& text = text_.organisation(i);
    const Where where = at({{"organisation", i}}), code = at({{"organisation", i}, {"code"}});
    const std::string who =
        text.code().empty() ? "the organisation" : "organisation " + quoted(text.code());
    organisations_.add(text.code(), i, code, problems_);
    if (places_.contains(text.code())) {
      problems_.add(code, who + " has the code of a place", "events could not tell them apart");
    }
    if (schema::Kind kind{}; schema::Kind_Parse(text.code(), &kind)) {
      problems_.add(code, who + " has the name of a kind as its code",
                    "events could not tell them apart");
    }
    if (text.code() == "largest") {
      problems_.add(code, who + " has a code that means the largest of all",
                    "events could not tell them apart");
    }
    need(text.has_kind(), where, who, "kind: acute, community, ccg, council or gp_federation");
    need(text.has_turnover(), where, who, "turnover [£m a year], above 0");
    scenario_.organisations.push_back(plain_organisation(text));
    if (text.has_kind()) check_kind(i, who);
  }

  /// What is said of it must be something that its kind has.
  void check_kind(int i, const std::string& who) {
    const agents::Organisation& read = scenario_.organisations.back();
    const std::string kind(agents::name_of(read.kind));
    const agents::SubtypeRow& row = agents::row_of(agents::subtype_of(read));
    if (row.kind != read.kind)
      problems_.add(at({{"organisation", i}, {"subtype"}}),
                    who + " is of kind " + kind + ", but subtype " + std::string(row.name) +
                        " is of kind " + std::string(agents::name_of(row.kind)),
                    near_subtype(row.name, read.kind));
    if (read.fund && !agents::may_be_paid_from_fund(read.kind))
      problems_.add(at({{"organisation", i}, {"fund"}}),
                    who + " is of kind " + kind + ", which has no fund",
                    "the sustainability fund is for kinds acute and community");
    if (read.performance && read.kind != agents::Kind::acute)
      problems_.add(at({{"organisation", i}, {"performance"}}),
                    who + " is of kind " + kind + ", which has no performance",
                    "performance is that of A&E, of kind acute alone");
  }

  static std::string near_subtype(std::string_view name, agents::Kind kind) {
    std::vector<std::string> names;
    std::string all;
    for (const agents::Subtype subtype : agents::subtypes_of(kind)) {
      names.emplace_back(agents::name_of(subtype));
      all += (all.empty() ? "" : ", ") + names.back();
    }
    const std::string near = engine::nearest(name, names);
    return near.empty() ? "known: " + all : "did you mean \"" + near + "\"?";
  }

  void serves(int i) {
    const auto& text = text_.organisation(i);
    double sum = 0;
    int silent = 0;
    std::set<std::string> seen;
    for (int k = 0; k < text.serves_size(); ++k) {
      const auto& one = text.serves(k);
      const Where where = at({{"organisation", i}, {"serves", k}, {"place"}});
      if (!seen.insert(one.place()).second) {
        problems_.add(where,
                      "organisation " + quoted(text.code()) + " serves place " +
                          quoted(one.place()) + " twice",
                      "a table's column place counts, and each line of memberships");
      }
      sum += one.share();
      silent += one.has_share() ? 0 : 1;
    }
    const double rest = silent > 0 ? std::max(0.0, 1 - sum) / silent : 0;
    for (int k = 0; k < text.serves_size(); ++k) {
      const auto& one = text.serves(k);
      const Where where = at({{"organisation", i}, {"serves", k}, {"place"}});
      const int place = places_.find(one.place(), where, problems_);
      scenario_.memberships.push_back({i, place, one.has_share() ? one.share() : rest});
    }
    check_sum(sum, at({{"organisation", i}, {"serves", 0}}), text.code(), "serves");
  }

  void board(int i) {
    const auto& text = text_.organisation(i);
    std::set<int> systems;
    for (int k = 0; k < text.board_size(); ++k) {
      const Where where = at({{"organisation", i}, {"board", k}});
      const int system = systems_.find(text.board(k), where, problems_);
      if (system >= 0 && !systems.insert(system).second) {
        problems_.add(where, "board " + quoted(text.board(k)) + " is named twice");
      }
    }
    if (text.off_board() && text.board_size() > 0) {
      problems_.add(at({{"organisation", i}, {"off_board"}}),
                    "organisation " + quoted(text.code()) + " is off_board and on a board",
                    "keep one of them");
    }
    if (!text.off_board() && text.board_size() == 0) {
      if (text.serves_size() == 0) {
        problems_.add(at({{"organisation", i}}),
                      "organisation " + quoted(text.code()) + " serves no place",
                      "add serves { place: \"...\" }, or board: \"...\", or off_board: true");
      }
      systems = systems_served(i);
    }
    for (const int system : systems) scenario_.seats.push_back({i, system});
  }

  /// Codes need not be in order: all organisations are known by now.
  void tie(int k) {
    const auto& text = text_.tie(k);
    const int one = organisations_.find(text.of(), at({{"tie", k}, {"of"}}), problems_);
    const int other = organisations_.find(text.with(), at({{"tie", k}, {"with"}}), problems_);
    scenario_.ties.push_back({one, other});
    if (one < 0 || other < 0) return;
    if (one == other)
      problems_.add(at({{"tie", k}}), "organisation " + quoted(text.of()) + " is tied to itself",
                    "take it out");
    else if (!ties_.insert(std::minmax(one, other)).second)
      problems_.add(
          at({{"tie", k}}),
          "organisations " + quoted(text.of()) + " and " + quoted(text.with()) + " are tied twice",
          "a tie holds in both directions; keep one of them");
    for (const int end : {one, other})
      if (text_.organisation(end).off_board() && text_.organisation(end).serves_size() == 0)
        problems_.add(at({{"tie", k}}),
                      "organisation " + quoted(text_.organisation(end).code()) +
                          " sits in no forum, where it could be seen",
                      "let it serve a place or sit on a board, or take the tie out");
  }

  std::set<int> systems_served(int i) const {
    std::set<int> systems;
    for (const auto& membership : scenario_.memberships) {
      if (membership.organisation != i || membership.place < 0) continue;
      const int system = scenario_.places[static_cast<std::size_t>(membership.place)].system;
      if (system >= 0) systems.insert(system);
    }
    return systems;
  }

  void income(int i) {
    const auto& text = text_.organisation(i);
    double sum = 0;
    std::set<std::pair<std::string, std::string>> seen;
    for (int k = 0; k < text.income_size(); ++k) {
      const auto& one = text.income(k);
      const Where where = at({{"organisation", i}, {"income", k}, {"from"}});
      const int payer = organisations_.find(one.from(), where, problems_);
      if (payer >= 0 && text_.organisation(payer).kind() != schema::ccg) {
        problems_.add(where, "organisation " + quoted(one.from()) + " pays but is not a ccg",
                      "only CCGs commission; other income comes from outside by itself");
      }
      if (payer == i) problems_.add(where, "a ccg cannot be paid by itself");
      if (!seen.emplace(one.from(), one.place()).second)
        problems_.add(where,
                      "organisation " + quoted(text.code()) + " is paid by " + quoted(one.from()) +
                          " twice" + (one.has_place() ? " for " + quoted(one.place()) : ""),
                      "keep one contract for each place, or one for all");
      need(one.has_share(), at({{"organisation", i}, {"income", k}}),
           "income from " + quoted(one.from()), "share of the provider's income, 0 to 1");
      const int place =
          one.has_place()
              ? places_.find(one.place(), at({{"organisation", i}, {"income", k}, {"place"}}),
                             problems_)
              : -1;
      scenario_.contracts.push_back({payer, i, place, one.share()});
      sum += one.share();
    }
    check_sum(sum, at({{"organisation", i}, {"income", 0}}), text.code(), "income");
  }

  void check_sum(double sum, const Where& where, const std::string& code, const std::string& what) {
    if (sum <= 1 + rounding) return;
    problems_.add(where, what + " shares of organisation " + quoted(code) + " sum to " +
                             number(rounded(sum)) + ", allowed at most 1");
  }

  void need(bool given, const Where& where, const std::string& who, const std::string& what) {
    if (!given) problems_.add(where, who + " needs " + what);
  }

  void default_populations() {
    for (int s = 0; s < text_.system_size(); ++s) {
      if (text_.system(s).has_population()) continue;
      auto& system = scenario_.systems[static_cast<std::size_t>(s)];
      for (const auto& place : scenario_.places) {
        if (place.system == s) system.population += place.population;
      }
    }
  }

  const Merged& merged_;
  const schema::Scenario& text_;
  agents::Scenario& scenario_;
  Problems& problems_;
  std::set<std::pair<int, int>> ties_;
  std::set<std::pair<const Source*, std::string>> forums_, ics_, vanguards_;
  Codes systems_{"system"}, places_{"place"}, organisations_{"organisation"};
};

}  // namespace

void read_structure(const Merged& merged, agents::Scenario& scenario, Problems& problems) {
  StructureReader(merged, scenario, problems).read();
}

}  // namespace concordat::configs
