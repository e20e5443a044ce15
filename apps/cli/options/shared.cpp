#include "apps/cli/options/shared.hpp"

#include <cstdio>
#include <limits>

#include "engine/error.hpp"

namespace concordat::apps {

Option format_option(Format& format) {
  return {"--format", "text|json",
          "text for people (the default) or JSON for programs, alone on stdout",
          one_of("--format", {"text", "json"}, [&format](std::size_t index) {
            format = index == 0 ? Format::text : Format::json;
          })};
}

engine::IfExists JobRequest::if_exists() const {
  if (resume && overwrite)
    throw engine::UserError(
        "--resume and --overwrite: one or the other\n"
        "   --resume goes on with what is there, --overwrite starts again");
  if (resume) return engine::IfExists::resume;
  return overwrite ? engine::IfExists::overwrite : engine::IfExists::refuse;
}

Option output_option(std::string& output, const std::string& help) {
  return {"--output", "FILE", help, into(output)};
}

Option resume_option(JobRequest& request) {
  return {"--resume", "", "go on with what was interrupted", flag(request.resume)};
}

Option overwrite_option(JobRequest& request) {
  return {"--overwrite", "", "start again where the output exists", flag(request.overwrite)};
}

Option threads_option(JobRequest& request) {
  return {"--threads", "N", "how many at once; all cores unless given. Results do not depend on it",
          whole_number("--threads", 1, 1024,
                       [&request](std::uint64_t n) { request.threads = static_cast<int>(n); })};
}

Option quiet_option(JobRequest& request) {
  return {"--quiet", "", "no progress", flag(request.quiet)};
}

std::vector<Option> job_options(JobRequest& request, const std::string& help) {
  return {output_option(request.output, help), resume_option(request), overwrite_option(request),
          threads_option(request), quiet_option(request)};
}

Option shard_option(std::string& shard, const std::string& help) {
  return {"--shard", "I/N", help, into(shard)};
}

analysis::Shard shard_of(const std::string& text) {
  if (text.empty()) return {};
  unsigned long long index = 0, count = 0;
  int end = 0;
  if (std::sscanf(text.c_str(), "%llu/%llu%n", &index, &count, &end) != 2 ||
      text.size() != static_cast<std::size_t>(end) || index < 1 || index > count || count > 100'000)
    throw engine::UserError("--shard " + text +
                            ": must be a share of at most 100,000, such as 2/4\n"
                            "   the second of four");
  return {index - 1, count};
}

Option seed_option(std::uint64_t& seed) {
  return seed_option("what all random numbers follow from; 1 unless given",
                     [&seed](std::uint64_t n) { seed = n; });
}

Option seed_option(const std::string& help, std::function<void(std::uint64_t)> keep) {
  return {"--seed", "N", help,
          whole_number("--seed", 0, std::numeric_limits<std::uint64_t>::max(), std::move(keep))};
}

Option replicates_option(const std::string& help, std::uint64_t most,
                         std::function<void(std::uint64_t)> keep) {
  return {"--replicates", "N", help, whole_number("--replicates", 1, most, std::move(keep))};
}

Option footprint_option(std::string& footprint, const std::string& help) {
  return {"--footprint", "NAME", help, into(footprint)};
}

Option months_option(int& months) {
  return {
      "--months", "N", "how long, from April 2016; 120 unless the scenario says so",
      whole_number("--months", 1, 1200, [&](std::uint64_t n) { months = static_cast<int>(n); })};
}

Option set_option(std::vector<std::string>& settings, const std::string& help) {
  return {"--set", "PATH=VALUE", help, into(settings)};
}

Option outcome_option(std::vector<std::string>& outcomes, const std::string& help) {
  return {"--outcome", "NAME", help, into(outcomes)};
}

Option experiment_option(std::string& experiment) {
  return {"[EXPERIMENT]", "", "a file, or the name of an experiment that ships with the program",
          into(experiment)};
}

std::vector<Option> joined(std::vector<Option> options, const std::vector<Option>& more) {
  options.insert(options.end(), more.begin(), more.end());
  return options;
}

}  // namespace concordat::apps
