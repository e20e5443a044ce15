#include "configs/experiment/changes.hpp"

#include <algorithm>

#include "configs/england/england.hpp"
#include "engine/error.hpp"

namespace concordat::configs {
namespace {

using engine::UserError;

std::string path_of(const std::string& setting) { return setting.substr(0, setting.find('=')); }

/// Whether "RHQ" and "R*" may be the same body.
bool may_be_same(std::string_view one, std::string_view other) {
  const auto stem = [](std::string_view index) { return index.substr(0, index.find('*')); };
  if (!one.ends_with('*') && !other.ends_with('*')) return one == other;
  if (!one.ends_with('*')) return one.starts_with(stem(other));
  return other.starts_with(stem(one)) || (other.ends_with('*') && one.starts_with(stem(other)));
}

/// Whether two paths lead to the same, for some body at least. Wildcards over parameters are
/// ranges, which no claim is made of.
bool meet(std::string_view one, std::string_view other) {
  while (!one.empty() && !other.empty()) {
    if (one.front() != other.front()) return false;
    std::size_t step = 1, step_of_other = 1;
    if (one.front() == '[') {
      step = std::min(one.find(']'), one.size());
      step_of_other = std::min(other.find(']'), other.size());
      if (!may_be_same(one.substr(1, step - 1), other.substr(1, step_of_other - 1))) return false;
    }
    one.remove_prefix(step);
    other.remove_prefix(step_of_other);
  }
  return one.empty() && other.empty();
}

/// Whether a path names a body or place, which other footprints do not have.
bool names_body(const std::string& path) {
  const std::size_t index = path.find('[');
  return index != path.npos && !path.starts_with("event[") && path[index + 1] != '*';
}

bool is_england(const std::string& footprint) {
  agents::Scenario scenario;
  add_footprint(scenario, footprint);
  return scenario.systems.size() > 1;
}

/// Whether the experiment is about one footprint, so that another may stand in for it.
bool can_move(const ExperimentText& text, const std::vector<std::string>& varied) {
  const auto& message = text.message;
  const auto of_settings = text.fixed();
  const std::string& footprint =
      message.has_footprint() ? message.footprint() : text.scenario.message.footprint();
  return !footprint.empty() && !is_england(footprint) && !has_bodies(text.scenario.message) &&
         std::ranges::find(varied, "footprint") == varied.end() &&
         std::ranges::none_of(varied, names_body) && std::ranges::none_of(of_settings, names_body);
}

/// The organisations of a scenario come first, so that the experiment's own rules count.
void put_below(const std::string& name, const Merged& place, ExperimentText& text) {
  if (!has_bodies(place.message) && !place.message.has_footprint())
    throw UserError("scenario " + quoted(name) +
                    ": nobody takes part\n   name one with organisations or a footprint");
  Merged both = place;
  const std::string title = text.scenario.message.title();
  text.message.clear_footprint();
  for (const auto& part : text.scenario.parts) both.add(part);
  both.own = text.scenario.own;
  if (!title.empty()) both.message.set_title(title);
  both.message.clear_footprint();
  if (place.message.has_footprint()) both.message.set_footprint(place.message.footprint());
  text.scenario = std::move(both);
}

/// False where events are counted from those of another scenario.
bool move(ExperimentText& text, const std::vector<std::string>& varied,
          const PatternChanges& changes) {
  if (!changes.footprint.empty() && !changes.scenario.empty())
    throw UserError("a footprint and a scenario at once\n   name one place");
  if (!can_move(text, varied)) return false;
  if (changes.scenario.empty()) {
    is_england(changes.footprint);  // throws if there is no such footprint
    text.message.set_footprint(changes.footprint);
    return true;
  }
  Problems problems;
  const Merged place = merge(open_source(changes.scenario, changes.scenario), problems);
  problems.raise();
  const auto counts_events = [](const std::string& path) { return path.starts_with("event["); };
  if (place.message.event_size() > 0 && (std::ranges::any_of(varied, counts_events) ||
                                         std::ranges::any_of(text.fixed(), counts_events)))
    return false;
  put_below(changes.scenario, place, text);
  return true;
}

void change_replicates(const PatternChanges& changes, schema::Experiment& message) {
  if (changes.replicates > 0) message.set_replicates(changes.replicates);
  const std::uint32_t own = message.has_replicates() ? message.replicates() : Replicates().least;
  if (changes.at_most > 0) message.set_replicates(std::min(own, changes.at_most));
  message.set_seed(changes.seed);
}

/// A footprint that is set is a place as any other.
PatternChanges with_place_apart(PatternChanges changes) {
  const std::string mark = "footprint=";
  std::erase_if(changes.settings, [&](const std::string& setting) {
    if (!setting.starts_with(mark)) return false;
    changes.footprint = setting.substr(mark.size());
    return true;
  });
  return changes;
}

}  // namespace

bool change(ExperimentText& text, const std::vector<std::string>& varied,
            const PatternChanges& wanted) {
  const PatternChanges changes = with_place_apart(wanted);
  for (const std::string& setting : changes.settings)
    if (std::ranges::any_of(varied,
                            [&](const std::string& path) { return meet(path, path_of(setting)); }))
      return false;
  const bool moves = !changes.footprint.empty() || !changes.scenario.empty();
  if (moves && !move(text, varied, changes)) return false;
  text.more = changes.settings;
  change_replicates(changes, text.message);
  return true;
}

}  // namespace concordat::configs
