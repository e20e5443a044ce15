#include "agents/scenario/check.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>

#include "agents/tables/years.hpp"
#include "engine/decimals.hpp"
#include "engine/error.hpp"
#include "engine/nearest.hpp"
#include "engine/random/draws.hpp"

namespace concordat::agents {
namespace {

constexpr double tolerance = 1e-6;  // shares are written with few digits

/// Problems found so far, one a line.
class Problems {
 public:
  template <class... Parts>
  void add(const Parts&... parts) {
    (append(parts), ...);
    text_ += '\n';
  }
  void raise() const {
    if (!text_.empty()) throw engine::UserError(text_.substr(0, text_.size() - 1));
  }

 private:
  // No stream: in a browser its tables of locales are a tenth of the page.
  void append(std::string_view words) { text_ += words; }
  template <class Number>
  requires std::is_arithmetic_v<Number>
  void append(Number number) {
    if constexpr (std::is_floating_point_v<Number>)  // sums have digits that mean nothing
      text_ += engine::decimals_of(static_cast<float>(number));
    else
      text_ += engine::decimals_of(number);
  }

  std::string text_;
};

bool is_between(double x, double low, double high) { return x >= low && x <= high; }

void check_time(const Scenario& s, Problems& problems) {
  if (!is_between(s.months, 1, 1200)) problems.add("months is ", s.months, ", allowed 1 to 1200");
  if (!is_between(s.decision_interval, 1, 12))
    problems.add("decision_interval is ", s.decision_interval, ", allowed 1 to 12 months");
}

void check_parameters(const Scenario& s, Problems& problems) {
  for (const ParameterRow& row : parameter_table()) {
    const double value = s.parameters[row];
    if (!is_between(value, row.allowed_low, row.allowed_high))
      problems.add(row.path, " is ", value, ", allowed ", row.allowed_low, " to ", row.allowed_high,
                   " [", row.unit, "]");
  }
}

void check_years(const Scenario& s, Problems& problems) {
  for (const Year& year : s.years) {
    const ParameterRow* row = find_parameter(year.parameter);
    if (row == nullptr)
      problems.add("year ", year.year, ": no parameter is called \"", year.parameter, "\"");
    else if (!is_between(year.value, row->allowed_low, row->allowed_high))
      problems.add(row->path, " in ", year.year, " is ", year.value, ", allowed ", row->allowed_low,
                   " to ", row->allowed_high, " [", row->unit, "]");
    if (!is_between(year.year, first_year, first_year + 99))
      problems.add("year is ", year.year, ", allowed ", first_year, " to ", first_year + 99);
  }
}

void check_own_values(const Scenario& s, Problems& problems) {
  const auto bodies = [&](Level level) {
    return level == Level::system  ? s.systems.size()
           : level == Level::place ? s.places.size()
                                   : s.organisations.size();
  };
  for (const OwnValue& own : s.own_values) {
    const ParameterRow* row = find_parameter(own.parameter);
    if (row == nullptr)
      problems.add("an own value: no parameter is called \"", own.parameter, "\"");
    else if (row->level != own.level || own.level == Level::all)
      problems.add("an own value of a ", name_of(own.level), ": ", row->path, " is set for ",
                   name_of(row->level));
    else if (!is_between(own.value, row->allowed_low, row->allowed_high))
      problems.add("an own value of ", row->path, " is ", own.value, ", allowed ", row->allowed_low,
                   " to ", row->allowed_high, " [", row->unit, "]");
    if (!is_between(own.body, 0, double(bodies(own.level)) - 1))
      problems.add("an own value is of nobody: ", own.body);
  }
}

/// Pairs of numbers that are there once.
class Pairs {
 public:
  explicit Pairs(std::size_t many) { seen_.reserve(many); }
  /// False where it was there.
  bool add(int one, int other) { return seen_.insert(key(one, other)).second; }

 private:
  static std::uint64_t key(int one, int other) {
    return std::uint64_t{static_cast<std::uint32_t>(one)} << 32 | static_cast<std::uint32_t>(other);
  }
  std::unordered_set<std::uint64_t> seen_;
};

template <class T>
void check_codes(const std::vector<T>& items, const char* what, Problems& problems) {
  std::unordered_map<std::uint32_t, const T*> seen;
  seen.reserve(items.size());
  for (const T& item : items) {
    if (item.code.empty()) problems.add("a ", what, " has no code");
    const auto [at, is_new] = seen.emplace(engine::code_of(item.code), &item);
    if (is_new) continue;
    if (at->second->code == item.code)
      problems.add(what, " \"", item.code, "\" is there twice");
    else
      problems.add(what, " codes \"", at->second->code, "\" and \"", item.code,
                   "\" would share their random draws; rename one");
  }
}

void check_subtype(const Organisation& o, Problems& problems) {
  const SubtypeRow& row = row_of(subtype_of(o));
  if (row.kind == o.kind) return;
  std::vector<std::string> names;
  for (const Subtype subtype : subtypes_of(o.kind)) names.emplace_back(name_of(subtype));
  problems.add("organisation \"", o.code, "\": subtype ", row.name, " is of kind ",
               name_of(row.kind), ", not ", name_of(o.kind), ", whose are ", engine::listed(names));
}

/// What a body's own accounts say, where it has any.
void check_accounts(const Organisation& o, Problems& problems) {
  const auto want = [&](const std::optional<double>& value, const char* what, double low,
                        double high, bool belongs, const char* whose) {
    if (!value) return;
    if (!belongs)
      problems.add("organisation \"", o.code, "\": ", what, " is of ", whose, ", not of kind ",
                   name_of(o.kind));
    else if (!is_between(*value, low, high))
      problems.add("organisation \"", o.code, "\": ", what, " is ", *value, ", allowed ", low,
                   " to ", high);
  };
  want(o.margin, "margin", -.5, .5, true, "all");
  want(o.fund, "fund", 0, 10, may_be_paid_from_fund(o.kind), "acute and community");
  want(o.performance, "performance", 0, 1, o.kind == Kind::acute, "acute");
}

void check_organisations(const Scenario& s, Problems& problems) {
  if (s.organisations.empty()) problems.add("there is no organisation");
  for (const Organisation& o : s.organisations) {
    if (!(o.turnover > 0) || !std::isfinite(o.turnover))
      problems.add("organisation \"", o.code, "\": turnover is ", o.turnover,
                   " £m a year, must be above 0");
    if (!is_between(o.reserve, 0, 100))
      problems.add("organisation \"", o.code, "\": reserve is ", o.reserve, ", allowed 0 to 100");
    check_subtype(o, problems);
    check_accounts(o, problems);
    if (!is_between(o.misalignment, 0, 1))
      problems.add("organisation \"", o.code, "\": misalignment is ", o.misalignment,
                   ", allowed 0 to 1");
  }
  for (const Place& p : s.places) {
    if (!(p.population > 0) || !std::isfinite(p.population))
      problems.add("place \"", p.code, "\": population must be above 0");
    if (!is_between(p.system, 0, double(s.systems.size()) - 1))
      problems.add("place \"", p.code, "\" lies in no system");
  }
}

/// Are all indices in range? Nothing else can be checked where they are not.
bool check_references(const Scenario& s, Problems& problems) {
  const auto organisations = static_cast<int>(s.organisations.size());
  const auto places = static_cast<int>(s.places.size());
  const auto systems = static_cast<int>(s.systems.size());
  bool good = true;
  const auto want = [&](int index, int low, int size, const char* what) {
    if (index >= low && index < size) return;
    problems.add(what, " names number ", index, " of ", size);
    good = false;
  };
  for (const Membership& m : s.memberships) {
    want(m.organisation, 0, organisations, "a membership's organisation");
    want(m.place, 0, places, "a membership's place");
  }
  for (const Seat& seat : s.seats) {
    want(seat.organisation, 0, organisations, "a seat's organisation");
    want(seat.system, 0, systems, "a seat's system");
  }
  for (const Contract& c : s.contracts) {
    want(c.commissioner, 0, organisations, "a contract's commissioner");
    want(c.provider, 0, organisations, "a contract's provider");
    want(c.place, -1, places, "a contract's place");
  }
  for (const Tie& tie : s.ties)
    for (const int end : {tie.one, tie.other}) want(end, 0, organisations, "a tie's organisation");
  return good;
}

void check_memberships(const Scenario& s, Problems& problems) {
  Pairs members(s.memberships.size()), seats(s.seats.size());
  std::vector<double> total(s.organisations.size());
  for (const Membership& m : s.memberships) {
    const std::string& code = s.organisations[m.organisation].code;
    if (!is_between(m.share, 0, 1))
      problems.add("organisation \"", code, "\": share in \"", s.places[m.place].code, "\" is ",
                   m.share, ", allowed 0 to 1");
    if (!members.add(m.organisation, m.place))
      problems.add("organisation \"", code, "\" serves \"", s.places[m.place].code, "\" twice");
    total[m.organisation] += m.share;
  }
  for (std::size_t i = 0; i < total.size(); ++i)
    if (total[i] > 1 + tolerance)
      problems.add("organisation \"", s.organisations[i].code, "\": shares add up to ", total[i],
                   ", at most 1");
  for (const Seat& seat : s.seats)
    if (!seats.add(seat.organisation, seat.system))
      problems.add("organisation \"", s.organisations[seat.organisation].code,
                   "\" has two seats on the board of \"", s.systems[seat.system].code, "\"");
}

/// Whoever is tied sits somewhere, where the other can see what it does.
void check_ties(const Scenario& s, Problems& problems) {
  std::vector<bool> is_seated(s.organisations.size());
  for (const Membership& m : s.memberships) is_seated[m.organisation] = true;
  for (const Seat& seat : s.seats) is_seated[seat.organisation] = true;
  Pairs seen(s.ties.size());
  for (const Tie& tie : s.ties) {
    const std::string &one = s.organisations[tie.one].code,
                      &other = s.organisations[tie.other].code;
    if (tie.one == tie.other) problems.add("organisation \"", one, "\" is tied to itself");
    if (!seen.add(std::min(tie.one, tie.other), std::max(tie.one, tie.other)))
      problems.add("organisations \"", one, "\" and \"", other, "\" are tied twice");
    for (const int end : {tie.one, tie.other})
      if (!is_seated[end])
        problems.add("organisation \"", s.organisations[end].code,
                     "\" is tied but sits in no forum, where it could be seen");
  }
}

void check_contracts(const Scenario& s, Problems& problems) {
  std::map<std::pair<int, int>, double> work, contracted;
  std::vector<double> spent(s.organisations.size()), placed(s.organisations.size());
  for (const Membership& m : s.memberships) {
    work[{m.organisation, m.place}] += m.share;
    placed[m.organisation] += m.share;
  }
  for (const Contract& c : s.contracts) {
    const Organisation& payer = s.organisations[c.commissioner];
    const Organisation& provider = s.organisations[c.provider];
    if (payer.kind != Kind::ccg)
      problems.add("\"", payer.code, "\" pays for a contract but is no CCG");
    if (provider.kind == Kind::ccg || provider.kind == Kind::council)
      problems.add("\"", provider.code, "\" is paid by a contract but is no provider");
    if (!is_between(c.share, 0, 1))
      problems.add("contract of \"", payer.code, "\" with \"", provider.code, "\": share is ",
                   c.share, ", allowed 0 to 1");
    contracted[{c.provider, c.place}] += c.share;
    spent[c.commissioner] += c.share * provider.turnover;
  }
  for (const auto& [key, share] : contracted) {
    const auto [provider, place] = key;
    const double most = place < 0 ? std::max(0.0, 1 - placed[provider]) : work[key];
    if (share > most + tolerance)
      problems.add("contracts with \"", s.organisations[provider].code, "\" for ",
                   place < 0 ? "no place" : "\"" + s.places[place].code + "\"", " add up to ",
                   share, " of its income, but only ", most, " of its work is there");
  }
  for (std::size_t i = 0; i < spent.size(); ++i)
    if (spent[i] > s.organisations[i].turnover * (1 + tolerance))
      problems.add("\"", s.organisations[i].code, "\" has contracts of £", spent[i],
                   "m a year, more than its turnover of £", s.organisations[i].turnover, "m");
}

}  // namespace

void check(const Scenario& scenario) {
  Problems problems;
  check_time(scenario, problems);
  check_parameters(scenario, problems);
  check_own_values(scenario, problems);
  check_years(scenario, problems);
  check_codes(scenario.organisations, "organisation", problems);
  check_codes(scenario.places, "place", problems);
  check_codes(scenario.systems, "system", problems);
  check_organisations(scenario, problems);
  if (check_references(scenario, problems)) {
    check_memberships(scenario, problems);
    check_contracts(scenario, problems);
    check_ties(scenario, problems);
  }
  problems.raise();
}

}  // namespace concordat::agents
