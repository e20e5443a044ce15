#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

std::string to_text(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json to_json(const analysis::Interval& interval) {
  return Json::array({interval.low, interval.high});
}

}  // namespace concordat::apps
