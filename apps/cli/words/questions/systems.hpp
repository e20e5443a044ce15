#pragma once
/// Who becomes an integrated care system, when and why: as tables and as JSON.
#include <vector>

#include "analysis/hindcast/waves.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

std::string systems_text(const std::vector<analysis::SystemLine>& lines);
std::string waves_text(const std::vector<analysis::WaveScore>& scores);
Json systems_json(const std::vector<analysis::SystemLine>& lines);
Json waves_json(const std::vector<analysis::WaveScore>& scores);

}  // namespace concordat::apps
