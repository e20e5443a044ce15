#include "apps/cli/jobs/network.hpp"

#include "analysis/network/trust.hpp"
#include "apps/cli/jobs/text_file.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/words/summary.hpp"
#include "configs/network/write.hpp"
#include "engine/network/write_graphml.hpp"

namespace concordat::apps {

void expect_room(const NetworkRequest& request) {
  if (!request.job.output.empty()) expect_room(request.job.output, request.job.if_exists());
}

std::string write_network(const agents::Structure& structure, const NetworkRequest& request) {
  const auto trust =
      analysis::trust_of_pairs(structure, request.seed, request.first,
                               static_cast<std::uint32_t>(request.runs), request.month);
  write_text_file(
      request.job.output,
      engine::graphml_text(configs::network_document(structure, trust), std::string(disclaimer)),
      request.job.if_exists());
  const agents::Scenario& scenario = structure.scenario;
  return "  wrote  " + request.job.output + "   " +
         plural(scenario.organisations.size(), "organisation") + ", " +
         plural(scenario.contracts.size(), "contract") + ", " +
         plural(scenario.ties.size(), "tie") + ";\n         trust of " +
         plural(trust.size(), "ordered pair") + " after month " + std::to_string(request.month) +
         ", mean of " + plural(request.runs, "run") + "\n";
}

}  // namespace concordat::apps
