#include "apps/cli/options/command.hpp"

#include <algorithm>
#include <charconv>

#include "apps/cli/screen/numbers.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
using engine::UserError;

namespace {
bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

/// "10,000" and "10000", but no comma elsewhere: "1,5" is no fifteen.
bool is_whole(std::string_view text) {
  std::size_t comma = text.find(',');
  if (comma > 3 && comma != text.npos) return false;
  for (; comma != text.npos; comma = text.find(',')) {
    if (!is_digits(text.substr(0, comma))) return false;
    text.remove_prefix(comma + 1);
    if (text.size() < 3 || (text.size() > 3 && text[3] != ',')) return false;
  }
  return is_digits(text);
}
}  // namespace

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
    const auto error = std::from_chars(digits.data(), digits.data() + digits.size(), number).ec;
    const bool is_number = is_whole(text);
    if (!is_number || error != std::errc() || number < low || number > high)
      throw UserError(option + " \"" + text +
                      "\": " + (is_number ? "out of range" : "not a whole number") +
                      (!is_number && text.find(',') != text.npos
                           ? "\n   commas only part thousands, as in 10,000"
                           : "") +
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
