/// The compiled part of the package concordat: what the program does, within Python's process. It
/// is asked in the words of the command line, so options, errors and digests are the same.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <optional>
#include <sstream>

#include "analysis/jobs/job_in_memory.hpp"
#include "apps/cli/jobs/run_request.hpp"
#include "apps/cli/options/experiment_choice.hpp"
#include "apps/cli/options/parser.hpp"
#include "apps/cli/program.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/version/version.hpp"
#include "apps/cli/words/advice.hpp"
#include "apps/cli/words/next.hpp"
#include "apps/python/module/arrays.hpp"
#include "apps/python/module/watched.hpp"
#include "configs/text/word_fields.hpp"
#include "engine/error.hpp"
#include "engine/printable.hpp"

namespace concordat::apps {
namespace {
namespace py = pybind11;

/// Of a scenario or an experiment that no word names.
using Text = std::optional<std::string>;

constexpr const char* program = "concordat";

/// Takes the words of a command that has these options.
void take(const std::string& command, std::vector<Option> options, const Words& words) {
  const std::vector<Command> commands{{command, "", {}, std::move(options), nullptr}};
  Words line{command};
  line.insert(line.end(), words.begin(), words.end());
  parse(line, commands, program);
}

/// What a line would keep in a file, in memory; `command` is said to have made it.
py::dict simulate(const analysis::Study& study, int threads, const std::string& command,
                  const py::object& progress) {
  analysis::Job job;
  job.threads = threads;
  job.maker = {command, version(), commit()};
  std::optional<engine::MemoryFile> file;
  watched(progress,
          [&](const analysis::Watch& watch) { file = analysis::run_in_memory(study, job, watch); });
  return to_arrays(std::move(file.value()));
}

std::string line_of(const std::string& command, const Words& words) {
  Words line{program, command};
  line.insert(line.end(), words.begin(), words.end());
  return command_text(line);
}

/// Without the interpreter's lock: England takes a moment to be read.
analysis::Study study_of_run(RunRequest& request, const Words& words, const Text& text) {
  const py::gil_scoped_release released;
  take("run", run_options(request), words);
  request.choice.text = text;
  expect_sound(request);
  return study_of(request, chosen_scenario(request));
}

py::dict run(const Words& words, const Text& text, const py::object& progress) {
  RunRequest request;
  const analysis::Study study = study_of_run(request, words, text);
  return simulate(study, request.job.threads, line_of("run", words), progress);
}

analysis::Study study_of_sweep(ExperimentChoice& choice, JobRequest& job, const Words& words,
                               const Text& text) {
  const py::gil_scoped_release released;
  take("sweep",
       joined(joined(experiment_options(choice), keep_options(choice.repetition.keep)),
              {threads_option(job)}),
       words);
  choice.text = text;
  return analysis::Study(read_choice(choice, "study"));
}

py::dict sweep(const Words& words, const Text& text, const py::object& progress) {
  ExperimentChoice choice;
  JobRequest job;
  const analysis::Study study = study_of_sweep(choice, job, words, text);
  return simulate(study, job.threads, line_of("sweep", words), progress);
}

/// A scenario with all that it includes and leaves out.
std::string resolved(const std::string& text) {
  return configs::read_scenario_text(text, "scenario").text;
}

/// Any command: its exit code, what it prints, and what it remarks.
py::tuple answer(Words words) {
  words.insert(words.begin(), program);
  std::ostringstream out, err;
  int code = 0;
  {
    const py::gil_scoped_release released;
    Console console{out, err, {}, {}};
    code = run_program(words, console);
  }
  return py::make_tuple(code, out.str(), err.str());
}

/// As the program prints them.
std::string printed(const engine::Error& error) {
  return engine::printable(in_words(error, program));
}

void translate(std::exception_ptr thrown) {
  const py::module_ errors = py::module_::import("concordat.errors");
  try {
    if (thrown) std::rethrow_exception(thrown);
  } catch (const engine::UserError& error) {
    PyErr_SetString(errors.attr("UserError").ptr(), printed(error).c_str());
  } catch (const engine::WriteError& error) {
    PyErr_SetString(PyExc_OSError, printed(error).c_str());
  }
}
}  // namespace

PYBIND11_MODULE(_engine, module) {
  module.doc() = "Concordat within this process, asked in the words of its command line.";
  module.attr("version") = version();
  module.attr("commit") = commit();
  py::register_local_exception_translator(translate);
  module.def("run", &run, py::arg("words"), py::arg("text") = py::none(),
             py::arg("progress") = py::none());
  module.def("sweep", &sweep, py::arg("words"), py::arg("text") = py::none(),
             py::arg("progress") = py::none());
  module.def("resolved", &resolved, py::arg("text"));
  module.def("answer", &answer, py::arg("words"));
  module.def("word_fields", &configs::word_fields);
}

}  // namespace concordat::apps
