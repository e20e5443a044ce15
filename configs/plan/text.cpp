#include "configs/plan/text.hpp"

#include <filesystem>
#include <optional>

#include "configs/scenario/resolve.hpp"
#include "engine/error.hpp"

namespace concordat::configs {
namespace {

constexpr std::string_view word_letters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

/// Bytes of a text: from the first to one past the last.
struct Extent {
  std::size_t begin = 0, end = 0;
};

/// One past a comment or a text in quotes that begins at `at`; `at` itself if none begins there.
std::size_t past_quoted(std::string_view text, std::size_t at) {
  const char mark = text[at];
  if (mark == '#') return std::min(text.find('\n', at), text.size());
  if (mark != '"' && mark != '\'') return at;
  for (std::size_t end = at + 1; end < text.size() && text[end] != '\n'; ++end) {
    if (text[end] == mark) return end + 1;
    end += text[end] == '\\' ? 1 : 0;
  }
  return text.size();
}

/// What stands in the braces of the first `base { ... }` outside of all other braces.
std::optional<Extent> find_scenario(std::string_view text) {
  int depth = 0;
  std::string_view word;             // the last one outside of all braces
  std::optional<std::size_t> begin;  // of the scenario
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t past = past_quoted(text, at); past != at) {
      at = past;
    } else if (text[at] == '{' || text[at] == '<') {
      if (depth++ == 0 && word == "base") begin = at + 1;
      ++at;
    } else if (text[at] == '}' || text[at] == '>') {
      if (--depth == 0 && begin) return Extent{*begin, at};
      ++at;
    } else if (depth == 0 && word_letters.find(text[at]) != std::string_view::npos) {
      const std::size_t end = std::min(text.find_first_not_of(word_letters, at), text.size());
      word = text.substr(at, end - at);
      at = end;
    } else {
      ++at;
    }
  }
  return {};
}

/// A text with spaces instead of what lies in an extent, or outside of it; lines stay lines.
std::string blanked(std::string text, Extent extent) {
  for (std::size_t i = extent.begin; i < extent.end; ++i)
    if (text[i] != '\n') text[i] = ' ';
  return text;
}

std::string only(const std::string& text, Extent extent) {
  return blanked(blanked(text, {0, extent.begin}), {extent.end, text.size()});
}

/// The scenario of a file; the title is what the file is called if it says none.
Merged named_scenario(const ExperimentText& text, Problems& problems) {
  const std::string& path = text.message.scenario();
  try {
    Source source = open_named(text.source, path);
    const std::string stem = std::filesystem::path(source.name()).stem().string();
    Merged merged = merge(std::move(source), problems);
    if (!merged.message.has_title() && !merged.message.has_footprint())
      merged.message.set_title(stem);
    return merged;
  } catch (const engine::UserError& error) {
    problems.add(text.at({{"scenario"}}), "scenario " + quoted(path) + " cannot be read",
                 Hint(error));
    return empty_scenario();
  }
}

}  // namespace

Where ExperimentText::at(std::initializer_list<Step> path) const {
  return locate(source, positions.get(), *schema::Experiment::descriptor(), std::vector(path));
}

std::set<std::string> ExperimentText::fixed() const {
  std::set<std::string> paths;
  for (const std::string& setting : message.set())
    paths.insert(setting.substr(0, setting.find('=')));
  for (const std::string& setting : more) paths.insert(setting.substr(0, setting.find('=')));
  if (message.has_months()) paths.insert("months");
  if (message.has_footprint()) paths.insert("footprint");
  return paths;
}

std::unique_ptr<ExperimentText> parse_experiment(Source source, Problems& problems) {
  const std::optional<Extent> inside = find_scenario(source.text());
  const std::string& all = source.text();
  auto text = std::make_unique<ExperimentText>(
      inside ? Source(source.name(), source.folder(), blanked(all, *inside), all) : source);
  text->positions = parse_into(text->message, text->source, problems);
  if (inside && text->message.has_scenario())
    problems.add(text->at({{"base"}}), "a scenario is both named and written out",
                 "keep scenario: " + quoted(text->message.scenario()) + " or base { ... }");
  if (inside) {
    text->scenario =
        merge(Source(source.name(), source.folder(), only(all, *inside), all), problems);
  } else if (text->message.has_scenario()) {
    text->scenario = named_scenario(*text, problems);
  } else {
    text->scenario = empty_scenario();
  }
  return text;
}

}  // namespace concordat::configs
