#include "apps/cli/explain/inside.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <limits>
#include <optional>

#include "agents/measures/missing.hpp"
#include "apps/cli/options/command.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using agents::OrganisationId;
using engine::UserError;

constexpr std::size_t most_named = 6;

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

const std::string& label_of(const agents::Organisation& body) {
  return body.name.empty() ? body.code : body.name;
}

/// Whose code or name it is; else whose name it is a part of.
std::vector<std::size_t> matches(const std::vector<agents::Organisation>& bodies,
                                 const std::string& wish) {
  std::vector<std::size_t> parts;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    if (lower(bodies[i].code) == wish || lower(bodies[i].name) == wish) return {i};
    if (lower(bodies[i].name).find(wish) != std::string::npos) parts.push_back(i);
  }
  return parts;
}

[[noreturn]] void refuse(const std::vector<agents::Organisation>& bodies, const std::string& wish) {
  std::vector<std::string> known;
  for (const agents::Organisation& body : bodies) {
    known.push_back(label_of(body));
    known.push_back(body.code);
  }
  throw UserError("--organisation \"" + wish + "\": nobody in this scenario" +
                  did_you_mean(wish, known) +
                  "\n   without --organisation, explain lists them all");
}

[[noreturn]] void refuse_many(const std::vector<agents::Organisation>& bodies,
                              const std::vector<std::size_t>& found, const std::string& wish) {
  std::vector<std::string> names;
  for (std::size_t k = 0; k < std::min(found.size(), most_named); ++k)
    names.push_back('"' + label_of(bodies[found[k]]) + '"');
  throw UserError("--organisation \"" + wish + "\": " + std::to_string(found.size()) +
                  " are called something like that\n   " + listed(names) +
                  (found.size() > most_named ? ", among others" : ""));
}

std::optional<int> whole(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return {};
  return number;
}

/// "2019-04" as a number of months since April 2016.
std::optional<int> month_of_date(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return {};
  const auto year = whole(text.substr(0, 4)), month = whole(text.substr(5));
  if (!year || !month || *month < 1 || *month > 12) return {};
  return 12 * (*year - 2016) + *month - 4;
}
}  // namespace

const agents::Organisation& body_of(const Inside& inside, OrganisationId i) {
  return inside.structure.scenario.organisations[engine::row_of(i)];
}

std::string name_of(const Inside& inside, OrganisationId i) { return label_of(body_of(inside, i)); }

std::string name_of(const Inside& inside, agents::SeatId seat) {
  return name_of(inside, inside.structure.seats[seat].organisation);
}

std::string name_of(const Inside& inside, agents::ForumId f) {
  const agents::Forum& forum = inside.structure.forums[f];
  const agents::Scenario& scenario = inside.structure.scenario;
  if (!forum.place.exists()) {
    const agents::System& system = scenario.systems[engine::row_of(forum.system)];
    return (system.name.empty() ? system.code : system.name) + ", the system's board";
  }
  const agents::Place& place = scenario.places[engine::row_of(forum.place)];
  return (place.name.empty() ? place.code : place.name) + ", the place's partnership";
}

float state_of(const Inside& inside, agents::OrganisationId i, agents::OrganisationState state) {
  const auto q = static_cast<std::size_t>(state);
  const std::size_t row = q * inside.structure.organisations.size() + engine::row_of(i);
  return agents::missing_in(inside.structure).organisations[row]
             ? std::numeric_limits<float>::quiet_NaN()
             : inside.seen.organisations[i].states[q];
}

float series_of(const Inside& inside, agents::Series series) {
  const auto q = static_cast<std::size_t>(series);
  return agents::missing_in(inside.structure).series[q] ? std::numeric_limits<float>::quiet_NaN()
                                                        : inside.seen.series[q];
}

std::string action_words(double action) {
  return action >= 1 ? "joint work" : action > 0 ? "joint work in part" : "its silo";
}

OrganisationId find_organisation(const agents::Structure& structure, const std::string& wish) {
  const auto& bodies = structure.scenario.organisations;
  const std::vector<std::size_t> found = matches(bodies, lower(wish));
  if (found.empty()) refuse(bodies, wish);
  if (found.size() > 1) refuse_many(bodies, found, wish);
  return OrganisationId(found.front());
}

int read_month(const std::string& text, int months) {
  std::optional<int> month = whole(text);
  if (!month) month = month_of_date(text);
  if (month && *month >= 0 && *month < months) return *month;
  throw UserError("--month " + text + ": allowed 0 to " + std::to_string(months - 1) +
                  ", or a date from 2016-04 on\n   0 is " + month_name(0) + ", " +
                  std::to_string(months - 1) + " is " + month_name(months - 1) +
                  ", the scenario's last; --months makes it longer");
}

}  // namespace concordat::apps
