#include "apps/cli/options/parser.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>

#include "apps/cli/screen/operand.hpp"
#include "apps/cli/screen/text.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using engine::UserError;

bool is_option(const std::string& word) { return word.size() > 1 && word.front() == '-'; }

std::vector<std::string> names(const std::vector<Command>& commands) {
  std::vector<std::string> result;
  for (const Command& command : commands) result.push_back(command.name);
  return result;
}

const Command& find_command(const std::string& name, const std::vector<Command>& commands) {
  const auto found = std::ranges::find(commands, name, &Command::name);
  if (found != commands.end()) return *found;
  throw UserError("\"" + name + "\": no such command" + did_you_mean(name, names(commands)) +
                  "\n   commands are " + listed(names(commands)));
}

[[noreturn]] void refuse(const std::string& word, const Command& command, const std::string& see) {
  if (!is_option(word))
    throw UserError(command.name + " \"" + word + "\": one word too many" + see);
  std::vector<std::string> options;
  for (const auto* list : {&command.options, &common_options()})
    for (const Option& option : *list)
      if (is_option(option.name)) options.push_back(option.name);
  const std::string name = word.substr(0, word.find('='));
  throw UserError(name + ": no such option of " + command.name + did_you_mean(name, options) + see);
}

/// Whether what it takes is a file, a folder, or what may be one.
bool takes_path(const Option& option) {
  return !is_option(option.name) || option.value == "FILE" || option.value == "DIR" ||
         option.value == "FOLDER";
}

/// "FILE" for "[FILE...]".
std::string bare_name(const Option& option) {
  std::string name = option.name;
  std::erase_if(name, [](char c) { return c == '[' || c == ']' || c == '.'; });
  return name;
}

/// The name as CLI11 takes it.
std::string plain_name(const Option& option) {
  return (option.brief.empty() ? "" : option.brief + ",") + bare_name(option);
}

bool takes_value(const Option& option) { return !option.value.empty() || !is_option(option.name); }

/// What counts as not given would be something else in silence: a whole study for a share of it.
[[noreturn]] void refuse_empty(const Option& option, const Command& command) {
  const std::string name = bare_name(option),
                    cause = "\n   a variable that the shell does not know is empty";
  if (!is_option(name)) throw UserError(command.name + " \"\": " + name + " is empty" + cause);
  throw UserError(name + " \"\": its value is empty; " + name + " " + option.value +
                  ", or leave it out" + cause);
}

/// CLI11 holds the words; the options get them once the whole line is known to be sound.
class Line {
 public:
  Line(const Command& command, const std::string& program)
      : command_(command),
        see_("\n   see " + shell_word(program) + " " + command.name + " --help") {
    app_.set_help_flag();
    app_.allow_extras();
    for (const auto* list : {&command.options, &common_options()})
      for (const Option& option : *list) add(option);
  }

  void read(std::vector<std::string> words) {
    refuse_empty_ends(words);
    std::ranges::reverse(words);  // CLI11 takes them from the back
    try {
      app_.parse(words);
    } catch (const CLI::ParseError& error) {
      throw UserError(explain(error));
    }
    const std::vector<std::string> extras = app_.remaining();
    const auto option = std::ranges::find_if(extras, is_option);
    if (!extras.empty()) refuse(option != extras.end() ? *option : extras.front(), command_, see_);
    for (const Held& held : held_)
      if (takes_value(*held.option) && std::ranges::count(held.texts, "") > 0)
        refuse_empty(*held.option, command_);
  }

  bool has(const std::string& name) const { return app_.count(name) > 0; }

  void hand_over() const {
    for (const Held& held : held_)
      for (const std::string& text : held.option->value.empty() ? held.flag->results() : held.texts)
        held.option->take(takes_path(*held.option) ? operand(text) : text);
  }

 private:
  struct Held {
    const Option* option;
    CLI::Option* flag;
    std::vector<std::string> texts;
  };

  /// "FILE..." takes every word without a name; all else one value each time.
  static int most_values(const Option& option) { return option.name.ends_with("...") ? -1 : 1; }

  /// CLI11 would take the next word for the value of "--shard=".
  void refuse_empty_ends(const std::vector<std::string>& words) const {
    for (const Held& held : held_)
      if (is_option(held.option->name) && takes_value(*held.option) &&
          std::ranges::count(words, held.option->name + "=") > 0)
        refuse_empty(*held.option, command_);
  }

  void add(const Option& option) {
    Held& held = held_.emplace_back(Held{&option, nullptr, {}});
    held.flag = takes_value(option) ? app_.add_option(plain_name(option), held.texts)
                                          ->expected(most_values(option))
                                          ->allow_extra_args(most_values(option) < 0)
                                    : app_.add_flag(option.name);
    if (takes_value(option) && is_option(option.name)) held.flag->take_all();
  }

  /// CLI11 says "--seed: 1 required TEXT missing"; the option's own help says more.
  std::string explain(const CLI::ParseError& error) const {
    const std::string said = error.what();
    for (const Held& held : held_)
      if (said.starts_with(held.option->name + ":"))
        return held.option->name + ": needs a value, " + held.option->name + " " +
               held.option->value + "\n   " + held.option->help;
    return command_.name + ": " + said + see_;
  }

  const Command& command_;
  const std::string see_;  ///< where more is said
  CLI::App app_;
  std::deque<Held> held_;  // CLI11 keeps references to the texts
};
}  // namespace

const std::vector<Option>& common_options() {
  static const std::vector<Option> options{
      {"--ascii", "", "plain ASCII, no colour", [](const std::string&) {}},
      {"--help", "", "this", [](const std::string&) {}}};
  return options;
}

Request parse(const std::vector<std::string>& words, const std::vector<Command>& commands,
              const std::string& program) {
  if (words.empty() || words[0] == "--help" || words[0] == "-h") return {};
  if (words[0] == "--version") return {Request::What::version};
  if (words[0] == "help" && words.size() > 1)
    return {Request::What::help, &find_command(words[1], commands)};
  if (words[0] == "help") return {};
  if (is_option(words[0]))
    throw UserError(words[0] + ": a command comes first" +
                    did_you_mean(words[0], std::vector<std::string>{"--version", "--help"}) +
                    "\n   commands are " + listed(names(commands)));
  const Command& command = find_command(words[0], commands);
  if (std::ranges::count(words, "--help") + std::ranges::count(words, "-h") > 0)
    return {Request::What::help, &command};
  Line line(command, program);
  line.read({words.begin() + 1, words.end()});
  line.hand_over();
  return {Request::What::act, &command, line.has("--ascii")};
}

}  // namespace concordat::apps
