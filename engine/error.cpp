#include "engine/error.hpp"

#include "engine/printable.hpp"

namespace concordat::engine {
namespace {

std::string plain_advice(const Advice& advice) {
  switch (advice.what) {
    case Advice::resume:
      return "go on with it";
    case Advice::overwrite:
      return "start again in its place";
    case Advice::begin:
      return "begin it, there is nothing to go on with";
    case Advice::look_how_far:
      return "see how far " + advice.subject + " is";
    case Advice::go_on:
      return "go on with it";
    case Advice::choose_another_output:
      return "name another output";
    case Advice::choose_file_in_folder:
      return "name a file in it";
    case Advice::choose_writable_folder:
      return "name an output in a folder that you may write to";
    case Advice::create_folder:
      return "create the folder first";
    case Advice::make_room:
      return "what was committed is safe: make room, then go on with it";
    case Advice::wait_or_stop:
      return "wait for it, stop it";
    case Advice::share_runs:
      return "give each process a part of the runs";
    case Advice::list_names:
      return "look through the list of " + advice.subject;
    case Advice::list_shipped:
      return "look through the " + advice.subject + " that ship with the program";
    case Advice::look_into:
      return "see what is in " + advice.subject;
    case Advice::run_study:
      return advice.subject.empty() ? "run it as a study" : "run " + advice.subject + " as a study";
    case Advice::compare_levels:
      return "compare the levels of a factor of " + advice.subject;
    case Advice::choose_factor:
      return "name the factor; it varies " + advice.subject;
  }
  return "";
}

std::string plain_request(const Asked& asked) {
  switch (asked.kind) {
    case Asked::nothing:
      return "";
    case Asked::setting:
      return asked.value;
    case Asked::months:
      return "months " + asked.value;
    case Asked::arm:
      return "arm \"" + asked.value + "\"";
    case Asked::method:
      return "method " + asked.value;
    case Asked::factor:
      return "factor " + asked.value;
    case Asked::outcome:
      return "outcome \"" + asked.value + "\"";
  }
  return "";
}

std::string in_words(const Problem& problem, const Wording& wording) {
  const std::string asked = wording.asked(problem.asked);
  std::string text = (asked.empty() ? "" : asked + ": ") + problem.text;
  const auto& advice = problem.advice;
  for (std::size_t i = 0; i < advice.size(); ++i) {
    const bool is_last = i + 1 == advice.size();
    text += (i == 0 ? "\n   " : is_last ? ", or " : ", ") + wording.advice(advice[i]);
  }
  return text;
}

}  // namespace

std::string in_words(const std::vector<Problem>& problems, const Wording& wording) {
  std::string text;
  for (const Problem& problem : problems)
    text += (text.empty() ? "" : "\n\n") + in_words(problem, wording);
  return printable(text);
}

Error::Error(std::vector<Problem> problems)
    : std::runtime_error(in_words(problems, {plain_advice, plain_request})),
      problems_(std::move(problems)) {}

}  // namespace concordat::engine
