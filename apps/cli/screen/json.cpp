#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

std::string to_text(const Json& json) {
  std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  // The one control character that JSON leaves as it is and the screen would spell in its own way.
  for (std::size_t at = 0; (at = text.find('\x7F', at)) != text.npos;)
    text.replace(at, 1, "\\u007f");
  return text;
}

Json to_json(const analysis::Interval& interval) {
  return Json::array({interval.low, interval.high});
}

}  // namespace concordat::apps
