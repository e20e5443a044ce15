#include "apps/cli/options/output_name.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>

#include "apps/cli/screen/operand.hpp"

namespace concordat::apps {
namespace {
constexpr std::size_t most_letters = 80;  // for what was set

/// FNV-1a, cut to eight hexadecimal digits.
std::string hash_of(const std::string& text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const unsigned char c : text) hash = (hash ^ c) * 1099511628211u;
  std::string digits;
  for (int k = 0; k < 8; ++k, hash >>= 4) digits += "0123456789abcdef"[hash & 15];
  return digits;
}

bool is_plain(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' || c == '_';
}

/// "event[0].size" as "event.0.size", "body[*]" as "body.all".
std::string path_word(const std::string& path) {
  std::string word;
  for (const char c : path)
    if (c == '*')
      word += "all";
    else if (c != ']')
      word += c == '[' ? '.' : c;
  return word;
}

bool is_number(const std::string& value) {
  return !value.empty() && value.find_first_not_of("0123456789.+-eE") == value.npos &&
         value.find_first_of("0123456789") != value.npos;
}

/// A number stands right behind its path, a word behind a dash.
std::string value_word(std::string value) {
  if (value.empty()) return "";
  if (!is_number(value)) return "-" + value;
  if (value.front() == '.') return "0" + value;
  return value.starts_with("-.") ? "-0" + value.substr(1) : value;
}

/// The last setting of each path, where it stands.
std::vector<Setting> counted(const std::vector<Setting>& settings) {
  std::vector<Setting> last;
  for (const Setting& setting : settings) {
    std::erase_if(last, [&](const Setting& each) { return each.first == setting.first; });
    last.push_back(setting);
  }
  return last;
}
}  // namespace

Setting setting_of(const std::string& text) {
  const std::size_t equals = std::min(text.find('='), text.size());
  return {text.substr(0, equals), text.substr(std::min(equals + 1, text.size()))};
}

std::string output_name(const std::string& stem, const std::vector<Setting>& settings) {
  std::string said, exact;
  for (const auto& [path, value] : counted(settings)) {
    said += "_" + path_word(path) + value_word(value);
    exact += path + "=" + value + "\n";
  }
  if (!std::ranges::all_of(said, is_plain) || said.size() > most_letters) {
    std::ranges::replace_if(
        said, [](char c) { return !is_plain(c); }, '-');
    said = said.substr(0, most_letters) + "_" + hash_of(exact);
  }
  return operand(stem + said + ".h5");
}

}  // namespace concordat::apps
