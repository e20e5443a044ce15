#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

Option format_option(Format& format) {
  return {"--format", "text|json",
          "text for people (the default) or JSON for programs, alone on stdout",
          one_of("--format", {"text", "json"}, [&format](std::size_t index) {
            format = index == 0 ? Format::text : Format::json;
          })};
}

std::string to_text(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json to_json(const analysis::Interval& interval) {
  return Json::array({interval.low, interval.high});
}

}  // namespace concordat::apps
