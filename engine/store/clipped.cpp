#include "engine/store/clipped.hpp"

#include <algorithm>
#include <sstream>

#include "engine/error.hpp"
#include "engine/store/hdf5/netcdf_reader.hpp"
#include "engine/store/variables/layout.hpp"

namespace concordat::engine {
namespace {

/// Along the axis of a group; nothing where the file has no such axis.
void add_group(const NetcdfReader& reader, const layout::Group& group,
               std::vector<Clipped>& found) {
  if (!reader.has(group.dimension)) return;
  std::istringstream names(reader.text(group.names));
  for (std::string name; names >> name;) {
    const std::string variable = layout::variable(group, name, "clipped");
    const auto runs = reader.read<std::uint64_t>(variable, reader.length(group.dimension));
    found.push_back({group.prefix + name, runs.empty() ? 0 : std::ranges::max(runs)});
  }
}

/// Months of a study, over points and months.
void add_kept(const ResultFile& file, std::vector<Clipped>& found) {
  for (const std::string& name : file.kept()) {
    const std::vector<double> runs = file.at_points(name, "clipped");
    found.push_back({name, runs.empty() ? 0 : std::uint64_t(std::ranges::max(runs))});
  }
}

void add_outcome(const NetcdfReader& reader, const std::string& name,
                 const std::vector<float>& values, std::vector<Clipped>& found) {
  const auto low = static_cast<float>(reader.number_of(name, "low"));
  const auto high = static_cast<float>(reader.number_of(name, "high"));
  const auto is_outside = [&](float value) { return value < low || value > high; };
  found.push_back({name, std::uint64_t(std::ranges::count_if(values, is_outside))});
}

}  // namespace

std::vector<Clipped> clipped_quantities(const ResultFile& file) {
  std::vector<Clipped> found;
  const hdf5::Session session;
  try {
    const NetcdfReader reader(file.path());
    for (const auto* group : {&layout::series, &layout::organisations, &layout::places})
      add_group(reader, *group, found);
    add_kept(file, found);
    for (const std::string& name : file.outcomes())
      add_outcome(reader, name, file.outcome(name), found);
  } catch (const hdf5::Failure&) {
    throw UserError(file.path() + ": not a result file of Concordat, or one of another version");
  }
  std::erase_if(found, [](const Clipped& each) { return each.runs == 0; });
  return found;
}

}  // namespace concordat::engine
