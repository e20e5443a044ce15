#include "configs/plan/outcomes.hpp"

#include <algorithm>
#include <set>

#include "agents/measures/metrics.hpp"
#include "configs/events/event_reader.hpp"
#include "engine/nearest.hpp"
#include "engine/store/variables/reserved.hpp"

namespace concordat::configs {
namespace {

using engine::Quantity;

constexpr std::size_t longest_name = 60;

std::string name_of(const SeriesOutcome& outcome) {
  const std::string first = outcome.series + "_" + std::to_string(outcome.from);
  return outcome.from == outcome.until ? first : first + "_" + std::to_string(outcome.until);
}

bool is_name(const std::string& word) {
  constexpr std::string_view letters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  return !word.empty() && word.size() <= longest_name &&
         word.find_first_not_of(letters) == std::string::npos && (word[0] < '0' || word[0] > '9');
}

const Quantity* find(std::span<const Quantity> table, const std::string& name) {
  const auto found = std::ranges::find(table, name, &Quantity::name);
  return found == table.end() ? nullptr : &*found;
}

std::vector<std::string> names_in(std::span<const Quantity> table) {
  std::vector<std::string> names;
  for (const Quantity& one : table) names.emplace_back(one.name);
  return names;
}

Hint suggestion(const std::string& word, const std::vector<std::string>& known) {
  const std::string near = engine::nearest(word, known);
  return near.empty() ? Hint("", {{engine::Advice::list_names, "metrics"}})
                      : "did you mean \"" + near + "\"?";
}

class OutcomeReader {
 public:
  OutcomeReader(const ExperimentText& text, int months, Problems& problems)
      : text_(text), months_(months), problems_(problems) {}

  std::vector<SeriesOutcome> read() {
    for (int i = 0; i < text_.message.outcome_size(); ++i) read_one(i);
    return std::move(outcomes_);
  }

 private:
  Where at(int i, const char* field) const { return text_.at({{"outcome", i}, {field}}); }

  void read_one(int i) {
    const auto& from = text_.message.outcome(i);
    SeriesOutcome outcome;
    outcome.series = from.series();
    if (!from.has_series())
      problems_.add(
          text_.at({{"outcome", i}}), "the outcome needs a series",
          {"series: \"integration\", or another one", {{engine::Advice::list_names, "metrics"}}});
    else
      is_series(from.series(), at(i, "series"), problems_);
    if (!read_months(i, outcome)) return;
    outcome.name = from.has_name() ? from.name() : name_of(outcome);
    check_name(i, outcome.name);
    outcomes_.push_back(std::move(outcome));
  }

  /// Whether it has any.
  bool read_months(int i, SeriesOutcome& outcome) {
    const auto& from = text_.message.outcome(i);
    const bool range = from.has_from() && from.has_until();
    if (from.has_month() + from.has_date() + range != 1 || from.has_from() != from.has_until()) {
      problems_.add(text_.at({{"outcome", i}}), "the outcome needs a month, or from and until",
                    "month: 48, or date: \"2020-03\", is after four years; from: 37 until: 48 is "
                    "the mean of the fourth year");
      return false;
    }
    int month = from.month();
    if (from.has_date()) {
      const auto named = month_of(from.date());
      if (!named)
        problems_.add(at(i, "date"), quoted(from.date()) + " is not a year and month",
                      "as in date: \"2020-03\"");
      month = named.value_or(0) + 1;
    }
    outcome.from = range ? from.from() : month;
    outcome.until = range ? from.until() : month;
    const char* last = range ? "until" : from.has_date() ? "date" : "month";
    if (outcome.from > outcome.until)
      problems_.add(at(i, last), "the outcome ends in month " + std::to_string(outcome.until) +
                                     ", before it begins");
    if (months_ > 0 && (outcome.until > months_ || outcome.until < 1))
      problems_.add(at(i, last),
                    "month " + std::to_string(outcome.until) + " is outside of the horizon",
                    "the scenario has " + std::to_string(months_) + " months");
    return true;
  }

  void check_name(int i, const std::string& name) {
    const auto* model = find(agents::outcome_table(), name);
    if (!is_name(name))
      problems_.add(at(i, "name"), quoted(name) + " is no name for an outcome",
                    "letters, digits and _, at most 60, the first of them no digit");
    else if (model != nullptr)
      problems_.add(at(i, "name"), "the model has an outcome " + quoted(name) + " already",
                    std::string(model->meaning));
    else if (engine::layout::is_reserved(name))
      problems_.add(at(i, "name"), "a result file uses the name " + quoted(name) + " itself",
                    quoted(free_name(name)) + " is free");
    else if (!seen_.insert(name).second)
      problems_.add(at(i, "name"), "outcome " + quoted(name) + " is there twice",
                    "give one of them another name");
  }

  /// As like the name as can be. Names that end or begin as the format's need something there.
  std::string free_name(const std::string& name) const {
    const std::string stem = name.substr(0, longest_name - 6);
    for (int k = 2;; ++k)
      for (const std::string beginning : {"", "my_"}) {
        const std::string like = beginning + stem + "_" + std::to_string(k);
        if (!engine::layout::is_reserved(like) && !is_taken(like)) return like;
      }
  }

  bool is_taken(const std::string& name) const {
    const auto& all = text_.message.outcome();
    return find(agents::outcome_table(), name) != nullptr ||
           std::ranges::any_of(all, [&](const auto& one) { return one.name() == name; });
  }

  const ExperimentText& text_;
  int months_;
  Problems& problems_;
  std::set<std::string> seen_;
  std::vector<SeriesOutcome> outcomes_;
};

}  // namespace

std::vector<SeriesOutcome> read_outcomes(const ExperimentText& text, int months,
                                         Problems& problems) {
  return OutcomeReader(text, months, problems).read();
}

bool is_series(const std::string& name, const Where& where, Problems& problems) {
  if (find(agents::series_table(), name) != nullptr) return true;
  problems.add(where, "no series is called " + quoted(name),
               suggestion(name, names_in(agents::series_table())));
  return false;
}

const engine::Quantity* find_outcome(const std::string& name, std::span<const SeriesOutcome> own,
                                     const Where& where, Problems& problems) {
  if (const auto* found = find(agents::outcome_table(), name)) return found;
  const auto mine = std::ranges::find(own, name, &SeriesOutcome::name);
  if (mine != own.end()) return find(agents::series_table(), mine->series);
  std::vector<std::string> known = names_in(agents::outcome_table());
  for (const SeriesOutcome& one : own) known.push_back(one.name);
  problems.add(where, "no outcome is called " + quoted(name), suggestion(name, known));
  return nullptr;
}

std::vector<Narrow> read_narrow(const ExperimentText& text, std::span<const SeriesOutcome> own,
                                Problems& problems) {
  std::vector<Narrow> all;
  std::set<std::string> seen;
  for (int i = 0; i < text.message.adaptive().narrow_size(); ++i) {
    const auto& from = text.message.adaptive().narrow(i);
    const Where where = text.at({{"adaptive"}, {"narrow", i}, {"outcome"}});
    if (!from.has_outcome() || !from.has_half_width())
      problems.add(where, "narrow needs an outcome and its half_width",
                   "narrow { outcome: \"final_integration\" half_width: .01 }");
    if (from.has_outcome()) find_outcome(from.outcome(), own, where, problems);
    if (!seen.insert(from.outcome()).second)
      problems.add(where, "outcome " + quoted(from.outcome()) + " is there twice",
                   "keep the narrower one");
    all.push_back({from.outcome(), from.half_width()});
  }
  return all;
}

}  // namespace concordat::configs
