#pragma once
/// Options that several commands have, each declared once.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "analysis/experiments/work.hpp"
#include "apps/cli/options/command.hpp"
#include "engine/store/results.hpp"

namespace concordat::apps {

enum class Format { text, json };

/// --format text|json.
Option format_option(Format& format);

/// What a line says of the job to be done and of its output.
struct JobRequest {
  std::string output;  ///< empty: not given
  bool resume = false, overwrite = false, quiet = false;
  int threads = 0;  ///< 0: all cores

  /// Throws engine::UserError where --resume and --overwrite are both there.
  engine::IfExists if_exists() const;
};

/// `help` says what the output is and how it is named where none is given.
Option output_option(std::string& output, const std::string& help);
Option resume_option(JobRequest& request);
Option overwrite_option(JobRequest& request);
Option threads_option(JobRequest& request);
Option quiet_option(JobRequest& request);
/// All five.
std::vector<Option> job_options(JobRequest& request, const std::string& help);

/// --shard I/N.
Option shard_option(std::string& shard, const std::string& help);
/// "2/4" is the second of four shares; "" is all. Throws engine::UserError.
analysis::Shard shard_of(const std::string& text);

Option seed_option(std::uint64_t& seed);
Option seed_option(const std::string& help, std::function<void(std::uint64_t)> keep);
/// `help` says of what, and how many unless given.
Option replicates_option(const std::string& help, std::uint64_t most,
                         std::function<void(std::uint64_t)> keep);
Option footprint_option(std::string& footprint, const std::string& help);
Option months_option(int& months);
Option set_option(std::vector<std::string>& settings, const std::string& help);
Option outcome_option(std::vector<std::string>& outcomes, const std::string& help);
/// [EXPERIMENT].
Option experiment_option(std::string& experiment);

/// One list of several, in their order.
std::vector<Option> joined(std::vector<Option> options, const std::vector<Option>& more);

}  // namespace concordat::apps
