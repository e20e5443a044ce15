#include "analysis/fitting/simulation_log.hpp"

#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <map>
#include <utility>
#include <vector>

#include "engine/error.hpp"
#include "engine/plain_file.hpp"
#include "engine/store/journal/file.hpp"
#include "engine/store/journal/lock.hpp"

namespace concordat::analysis {
namespace {
using engine::IfExists;

/// FNV-1a with 64 bits.
std::uint64_t hash_of(const void* data, std::size_t size) {
  const auto* bytes = static_cast<const unsigned char*>(data);
  std::uint64_t hash = 14695981039346656037u;
  for (std::size_t i = 0; i < size; ++i) hash = (hash ^ bytes[i]) * 1099511628211u;
  return hash;
}

std::uint64_t own_process() { return static_cast<std::uint64_t>(::getpid()); }

/// As a journal it says in its second number who writes it.
struct Heading {
  char name[8] = {'c', 'o', 'n', 'c', 'a', 'l', 'i', '2'};
  std::uint64_t process = own_process();
  std::uint64_t job = 0;
  std::uint64_t replaces = 0;  ///< 1: a file that was there before is to be replaced
};

/// Before each batch's statistics and variances.
struct BatchHeading {
  std::uint64_t points = 0;  ///< hash of where they lie
  std::uint32_t first = 0, count = 0;
  std::uint32_t statistics = 0, variances = 0;  ///< numbers that follow
  std::uint64_t values = 0;                     ///< hash of these
};

std::uint64_t hash_of(const std::vector<double>& values) {
  return hash_of(values.data(), values.size() * sizeof(double));
}

template <class Record>
std::span<const std::uint8_t> bytes_of(const Record& record) {
  return {reinterpret_cast<const std::uint8_t*>(&record), sizeof record};
}
std::span<const std::uint8_t> bytes_of(const std::vector<double>& values) {
  return {reinterpret_cast<const std::uint8_t*>(values.data()), values.size() * sizeof(double)};
}

template <class Record>
bool read_at(const engine::File& file, std::uint64_t offset, Record& record) {
  return file.read(offset, {reinterpret_cast<std::uint8_t*>(&record), sizeof record}) ==
         sizeof record;
}

std::vector<double> read_values(const engine::File& file, std::uint64_t offset, std::size_t count) {
  std::vector<double> values(count);
  const std::size_t size = count * sizeof(double);
  const std::size_t found =
      file.read(offset, {reinterpret_cast<std::uint8_t*>(values.data()), size});
  if (found < size) values.clear();
  return values;
}

struct Batch {
  BatchHeading heading;
  Simulated values;
};
}  // namespace

struct SimulationLog::State {
  std::string path;
  engine::File file;
  engine::Lock lock;
  std::uint64_t end = 0;  ///< where the next batch goes
  std::uint64_t found = 0;
  bool replaces = false;
  std::map<std::uint32_t, Batch> batches;  ///< by the number of the first point

  void start(std::uint64_t job, bool may_replace) {
    file.truncate(0);
    replaces = may_replace;
    const Heading heading{.job = job, .replaces = may_replace ? 1u : 0u};
    file.write(0, bytes_of(heading));
    file.sync();
    engine::sync_folder_of(path);
    end = sizeof heading;
  }

  /// Signs it, and reads batches up to the first that was not written to its end.
  void go_on(Heading heading) {
    heading.process = own_process();
    replaces = heading.replaces != 0;
    file.write(0, bytes_of(heading));
    end = sizeof(Heading);
    const std::uint64_t size = file.size();
    for (BatchHeading batch; read_at(file, end, batch);) {
      const std::uint64_t numbers = std::uint64_t{batch.statistics} + batch.variances;
      const std::uint64_t next = end + sizeof batch + numbers * sizeof(double);
      if (next > size) break;
      std::vector<double> values = read_values(file, end + sizeof batch, numbers);
      if (hash_of(values) != batch.values) break;
      const auto middle = values.begin() + batch.statistics;
      batches[batch.first] = {batch, {{values.begin(), middle}, {middle, values.end()}}};
      found += batch.count;
      end = next;
    }
    file.truncate(end);
  }

  const Batch* known(const Proposals& proposals) const {
    const auto at = batches.find(proposals.first);
    if (at == batches.end() || at->second.heading.count != proposals.size() ||
        at->second.heading.points != hash_of(proposals.points))
      return nullptr;
    return &at->second;
  }

  void add(const Proposals& proposals, const Simulated& result) {
    std::vector<double> values = result.statistics;
    values.insert(values.end(), result.variances.begin(), result.variances.end());
    const BatchHeading heading{hash_of(proposals.points),
                               proposals.first,
                               static_cast<std::uint32_t>(proposals.size()),
                               static_cast<std::uint32_t>(result.statistics.size()),
                               static_cast<std::uint32_t>(result.variances.size()),
                               hash_of(values)};
    file.write(end, bytes_of(heading));
    file.write(end + sizeof heading, bytes_of(values));
    file.sync();
    end += sizeof heading + values.size() * sizeof(double);
  }
};

std::string SimulationLog::path_of(const std::string& output) { return output + ".draws"; }

SimulationLog::SimulationLog(const std::string& output, const std::string& job, IfExists if_exists)
    : state_(std::make_unique<State>()) {
  const std::uint64_t hash = hash_of(job.data(), job.size());
  std::string path = path_of(output);
  const bool exists = std::filesystem::exists(path);
  if (const std::string why = engine::why_no_file(path); !why.empty())
    throw engine::UserError(path + ": " + why + ", not the log of a calibration");
  engine::expect_own(path, {Heading{}.name, sizeof Heading{}.name - 1});  // the last is a version
  state_->path = std::move(path);
  state_->file = engine::open_to_write(state_->path);
  state_->lock = engine::Lock(state_->file, state_->path, output);
  if (exists && if_exists == IfExists::refuse)  // and nobody is at it
    throw engine::UserError(state_->path + ": an interrupted calibration is kept there",
                            {engine::Advice::resume, engine::Advice::overwrite});
  Heading heading;
  if (!exists || if_exists == IfExists::overwrite || !read_at(state_->file, 0, heading)) {
    state_->start(hash, if_exists == IfExists::overwrite);
    return;
  }
  if (std::memcmp(heading.name, Heading{}.name, sizeof heading.name) != 0 || heading.job != hash)
    throw engine::UserError(
        state_->path + ": belongs to another calibration, or another version of the program",
        {engine::Advice::overwrite});
  state_->go_on(heading);
}

SimulationLog::~SimulationLog() = default;

Simulator SimulationLog::remembering(Simulator simulator) {
  return [this, simulator = std::move(simulator)](const Proposals& proposals) {
    if (const Batch* known = state_->known(proposals)) return known->values;
    Simulated result = simulator(proposals);
    state_->add(proposals, result);
    return result;
  };
}

std::uint64_t SimulationLog::found() const { return state_->found; }

bool SimulationLog::replaces() const { return state_->replaces; }

void SimulationLog::remove() {
  std::filesystem::remove(state_->path);
  state_->lock.release();
  state_->file.close();
  engine::sync_folder_of(state_->path);
}

}  // namespace concordat::analysis
