#include "apps/cli/options/command.hpp"

#include <algorithm>
#include <charconv>

#include "apps/cli/screen/numbers.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
using engine::UserError;

TakeValue into(std::string& text) {
  return [&text](const std::string& value) { text = value; };
}

TakeValue into(std::vector<std::string>& texts) {
  return [&texts](const std::string& value) { texts.push_back(value); };
}

TakeValue flag(bool& is_set) {
  return [&is_set](const std::string&) { is_set = true; };
}

TakeValue whole_number(const std::string& option, std::uint64_t low, std::uint64_t high,
                       std::function<void(std::uint64_t)> keep) {
  return [=](const std::string& text) {
    std::string digits = text;
    std::erase(digits, ',');
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool is_number = error == std::errc() && end == digits.data() + digits.size();
    if (!is_number || number < low || number > high)
      throw UserError(option + " \"" + text + "\": " +
                      (is_number || error == std::errc::result_out_of_range
                           ? "out of range"
                           : "not a whole number") +
                      "\n   allowed " + with_thousands(low) + " to " + with_thousands(high));
    keep(number);
  };
}

TakeValue one_of(const std::string& option, const std::vector<std::string>& words,
                 std::function<void(std::size_t)> keep) {
  return [=](const std::string& text) {
    const auto found = std::ranges::find(words, text);
    if (found == words.end())
      throw UserError(option + " \"" + text + "\": no such choice" + did_you_mean(text, words) +
                      "\n   allowed " + listed(words));
    keep(static_cast<std::size_t>(found - words.begin()));
  };
}

}  // namespace concordat::apps
