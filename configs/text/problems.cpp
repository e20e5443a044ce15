#include "configs/text/problems.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <tuple>

#include "engine/error.hpp"
#include "engine/printable.hpp"

namespace concordat::configs {
namespace {

constexpr std::size_t most_shown = 50;
constexpr std::size_t widest_line = 80;    // characters of a source line that are shown
constexpr std::size_t left_of_caret = 60;  // of those, at most so many before the caret

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// Characters (not bytes) of a text.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

std::size_t column_of(const Where& where) {
  const std::size_t offset = where.source->offset(where.position);
  const std::size_t start = where.source->offset({where.position.line, 0});
  return characters(std::string_view(where.source->shown()).substr(start, offset - start));
}

/// A part of a line as characters, each of them one column wide: tabs as spaces, what a terminal
/// would not show as "?".
std::string excerpt(std::string_view line, std::size_t first, std::size_t count) {
  std::string part;
  std::size_t index = 0;
  while (!line.empty()) {
    const std::size_t length = std::max<std::size_t>(engine::character_length(line), 1);
    const std::string_view character = line.substr(0, length);
    line.remove_prefix(length);
    if (++index <= first || index > first + count) continue;
    const bool is_plain = engine::printable_word(character) == character;
    part += is_plain ? character : character == "\t" ? " " : "?";
  }
  return part;
}

/// The source line with a caret under the column.
std::string picture(const Where& where, std::size_t column) {
  const std::string margin = "   " + std::to_string(where.position.line + 1) + " | ";
  const std::string blank(margin.size() - 2, ' ');
  const std::size_t first = column > left_of_caret ? column - left_of_caret : 0;
  const std::string line = excerpt(where.source->line(where.position.line), first, widest_line);
  return margin + line + "\n" + blank + "| " + std::string(column - first, ' ') + "^";
}

std::string indented(const std::string& lines) {
  std::string text;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    text += "\n   " + lines.substr(at, end - at);
    at = end + 1;
  }
  return text;
}

/// "file:line:column", or the file alone.
std::string place_of(const Where& where) {
  if (where.source == nullptr) return "";
  if (where.position.line < 0) return where.source->name();
  return where.source->name() + ":" + std::to_string(where.position.line + 1) + ":" +
         std::to_string(column_of(where) + 1);
}

std::string render(const Where& where, const std::string& what, const std::string& lines) {
  if (where.source == nullptr) {
    const bool is_named_here = where.asked.kind == engine::Asked::nothing;
    return (is_named_here && !where.asked.value.empty() ? where.asked.value + ": " : "") + what +
           indented(lines);
  }
  const std::string shown = where.position.line < 0 ? "" : "\n" + picture(where, column_of(where));
  return place_of(where) + ": " + what + shown + indented(lines);
}

std::string joined_text(const std::vector<engine::Problem>& problems) {
  std::string text;
  for (const engine::Problem& problem : problems)
    text += (text.empty() ? "" : "\n\n") + problem.text;
  return text;
}

}  // namespace

Hint::Hint(const engine::Error& error) : lines(joined_text(error.problems())) {
  for (const engine::Problem& problem : error.problems())
    for (const engine::Advice& each : problem.advice)
      if (std::ranges::find(advice, each) == advice.end()) advice.push_back(each);
}

void Problems::add(const Where& where, const std::string& what, const Hint& hint) {
  const bool is_asked = where.source == nullptr;
  problems_.push_back(
      {where,
       {render(where, what, hint.lines), hint.advice, is_asked ? where.asked : engine::Asked{}}});
}

void Problems::add(const Problems& others) {
  problems_.insert(problems_.end(), others.problems_.begin(), others.problems_.end());
}

bool Problems::are_at(const Where& where) const {
  return std::ranges::all_of(problems_, [&](const Problem& problem) {
    return problem.where.source == where.source && problem.where.asked == where.asked &&
           problem.where.position.line == where.position.line &&
           problem.where.position.column == where.position.column;
  });
}

std::string Problems::first_place() const {
  const auto first = std::ranges::min_element(problems_, {}, [](const Problem& p) {
    return std::tuple(p.where.position.line < 0, p.where.position.line, p.where.position.column);
  });
  return first == problems_.end() ? "" : place_of(first->where);
}

void Problems::raise() const {
  if (problems_.empty()) return;
  std::vector<const Problem*> order;
  std::set<std::pair<std::string, std::string>> seen;
  for (const Problem& problem : problems_) {
    if (seen.insert({problem.shown.asked.value, problem.shown.text}).second)
      order.push_back(&problem);
  }
  std::ranges::stable_sort(order, {}, [](const Problem* p) {
    return std::tuple(p->where.source == nullptr,
                      p->where.source != nullptr ? p->where.source->name() : std::string(),
                      p->where.position.line < 0, p->where.position.line, p->where.position.column);
  });
  std::vector<engine::Problem> shown;
  for (std::size_t i = 0; i < std::min(order.size(), most_shown); ++i)
    shown.push_back(order[i]->shown);
  if (order.size() > most_shown)
    shown.push_back({"and " + std::to_string(order.size() - most_shown) + " more problems"});
  throw engine::UserError(shown);
}

std::string number(double value) {
  std::array<char, 40> buffer{};
  const double size = std::abs(value);
  const bool plain = size == 0 || (size >= 1e-4 && size < 1e15);
  const auto format = plain ? std::chars_format::fixed : std::chars_format::general;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format).ptr;
  return {buffer.data(), end};
}

std::string quoted(const std::string& word) {
  constexpr std::size_t longest = 60;
  const bool is_long = characters(word) > longest;
  const std::string start = is_long ? excerpt(word, 0, longest) + "..." : word;
  return "\"" + engine::printable_word(start) + "\"";
}

void refuse_veiled(const std::string& place, const std::string& what) {
  throw engine::UserError(
      place + ": is not " + what +
      "\n   it lies outside of the folder of the file that names it, so nothing "
      "of it is shown;\n   check it by itself, or move it");
}

}  // namespace concordat::configs
