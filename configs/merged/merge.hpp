#pragma once
/// A scenario file and everything that it includes, merged, with where each field came from.
#include <initializer_list>
#include <memory>
#include <vector>

#include "configs/text/parse.hpp"

namespace concordat::configs {

/// What a file says of a body that the footprint brings along (amend).
struct Amendment {
  const Part* part;
  std::string bodies;  ///< "place"
  int index;           ///< in the part
  int body;            ///< in the footprint, and so in the merged scenario
};

struct Merged {
  /// In the order of merging: those that others start from first. Copies share them.
  std::vector<std::shared_ptr<const Part>> parts;
  schema::Scenario message;
  const Part* own = nullptr;        ///< the text itself, which includes the others
  const Part* footprint = nullptr;  ///< the part with all bodies, where there is a footprint
  std::vector<Amendment> amendments;

  /// Appends a part and merges its content.
  void add(std::shared_ptr<const Part> part);
};

/// Moves what is said (`footprint: "greater_manchester" place { code: "salford" ... }`) of systems,
/// places and organisations from the merged scenario into the footprint's own; the footprint is
/// merged after. Reports whom the footprint does not have, or, where it has none of them, that it
/// cannot be had beside own ones; `where` it was asked for.
void amend(Merged& merged, Part& footprint, const Where& where, Problems& problems);

/// Parses a text and, before it, what it includes and the networks that it imports.
Merged merge(Source source, Problems& problems);

/// The text of a scenario file, or of a shipped scenario of that name.
Source open_source(const std::string& path, const std::string& name);

/// The same for what another source names; veiled if that lies outside of its folder.
Source open_named(const Source& by, const std::string& path);

/// What its parts say and nobody reads.
std::vector<std::string> notes_of(const Merged& merged);

/// Whether somebody takes part: organisations, or a network by recipe.
bool has_bodies(const schema::Scenario& scenario);

/// Whether an event comes from a text that is for horizons of others: one that is included, or that
/// has nobody in it and no months.
bool is_for_any_horizon(const Merged& merged, int event);

/// Where a field of the merged scenario was written, or the nearest group around it.
Where locate(const Merged& merged, std::initializer_list<Step> path);

}  // namespace concordat::configs
