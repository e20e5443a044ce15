#pragma once
/// What a result file is called where no --output is given: a name that says what was set, so that
/// another setting is another file.
#include <string>
#include <utility>
#include <vector>

namespace concordat::apps {

/// A path and a value as `--set` takes them, or an option: {"trust.gain", "0.06"}, {"months",
/// "60"}, {"uncertain", ""}.
using Setting = std::pair<std::string, std::string>;

/// "trust.gain=.02" in two.
Setting setting_of(const std::string& text);

/// "dorset_months60_trust.gain0.06_regime-majority.h5": letters, digits, dots, dashes and
/// underlines. Of settings of the same path the last one counts. Where something else had to give
/// way, or where it would be too long, a hash of the settings stands at the end.
std::string output_name(const std::string& stem, const std::vector<Setting>& settings);

}  // namespace concordat::apps
