#include "configs/scenario/scenario.hpp"

#include "configs/scenario/resolve.hpp"

namespace concordat::configs {
namespace {

Resolved resolve(Merged merged, const Overrides& overrides, Problems& problems) {
  apply_settings(merged, settings_of(overrides), problems);
  Resolved resolved;
  resolved.scenario = read_merged(merged, problems);
  resolved.text = canonical_text(resolved.scenario);
  resolved.notes = notes_of(merged);
  return resolved;
}

Resolved read(Source source, const Overrides& overrides) {
  Problems problems;
  Merged merged = merge(std::move(source), problems);
  return resolve(std::move(merged), overrides, problems);
}

}  // namespace

Resolved read_scenario_file(const std::string& path, const Overrides& overrides) {
  return read(open_source(path, path), overrides);
}

Resolved read_scenario_text(const std::string& text, const std::string& name,
                            const Overrides& overrides, const std::string& folder) {
  return read(Source(name, folder, checked_text(text, name, "scenario")), overrides);
}

Resolved footprint_scenario(const Overrides& overrides) {
  Problems problems;
  return resolve(empty_scenario(), overrides, problems);
}

}  // namespace concordat::configs
