#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <iomanip>
#include <regex>

#include "engine/store/variables/reserved.hpp"
#include "tests/paths.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat::engine;
using namespace concordat::tests;

namespace {

/// What a command printed, with its exit code on the last line.
std::string output_of(const std::string& command) {
  FILE* pipe = ::popen(("(" + command + ") 2>&1; echo exit $?").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  std::array<char, 4096> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    text.append(buffer.data(), count);
  }
  ::pclose(pipe);
  return text;
}

/// A study of two factors, one of them over words.
ResultHeader study_header() {
  ResultHeader header = small_header(6);
  header.plan = {3, {2}, {}, PointDraws::shared};
  DesignTable& design = header.design.emplace();
  design.kind = "full_factorial";
  design.factors = {
      {"trust.gain", "1/month", "gain of trust", {.01, .02, .05}, {".01", ".02", "5e-2"}, false},
      {"regime", "1", "regime", {0, 1, 0}, {"majority", "joint board", "majority"}, true}};
  design.unit = {0, 0, .25, 1, 1, 0};
  return header;
}

/// What R is to find in a file: variable, element from 1, value.
void write_expected(const ResultFile& file, const std::string& path) {
  std::ofstream table(path);
  table << "variable,element,value\n" << std::setprecision(17);
  const auto add = [&](const std::string& variable, const auto& values) {
    int element = 0;
    for (const auto value : values) table << variable << ',' << ++element << ',' << value << '\n';
  };
  for (const std::string& name : file.outcomes()) add(name, file.outcome(name));
  for (const std::string& name : file.series()) {
    add(name + "_mean", file.series_mean(name));
    add(name + "_clipped", file.series_clipped(name));
  }
  const auto failures = file.failures();
  add("failed", std::vector<int>(failures.begin(), failures.end()));
  if (!file.design()) return;
  for (const FactorColumn& factor : file.design()->factors)
    add("factor_" + layout::attribute_names({factor.name}).front(), factor.values);
}

/// Names of the variables in a header that ncdump printed.
std::vector<std::string> variables_in(const std::string& printed) {
  static const std::regex line(
      "\n\t(?:string|byte|ubyte|int|uint|int64|uint64|ushort|float|double) "
      "([^ (]+)[^=]* ;");
  std::vector<std::string> names;
  for (std::sregex_iterator at(printed.begin(), printed.end(), line), end; at != end; ++at)
    names.push_back((*at)[1]);
  return names;
}

}  // namespace

TEST_CASE("a number is stored as it is, a word as a number with what it means") {
  const Folder folder;
  run_whole(folder / "a.h5", study_header());
  const std::string printed =
      output_of("ncdump -v factor_trust_gain,factor_regime '" + (folder / "a.h5") + "'");
  for (const char* line :
       {"factor_trust_gain:units = \"1/month\" ;", "factor_trust_gain = 0.01, 0.02, 0.05 ;",
        "factor_regime:flag_values = 0., 1. ;",
        "factor_regime:flag_meanings = \"majority joint_board\" ;", "factor_regime = 0, 1, 0 ;"})
    CHECK_THAT(printed, Catch::Contains(line));
  CHECK_THAT(printed, !Catch::Contains("factor_trust_gain:flag"));
  const auto factors = ResultFile(folder / "a.h5").design()->factors;
  CHECK_FALSE(factors[0].has_words);
  CHECK(factors[1].has_words);
}

TEST_CASE("names of factors work as attributes, and alike ones stay apart") {
  CHECK(
      layout::attribute_names({"trust.gain", "event[0].size", "trust_gain", "body[*].x", "unit"}) ==
      std::vector<std::string>{"trust_gain", "event_0_size", "trust_gain_2", "body_x", "unit_2"});
}

TEST_CASE("the point of a run and its factors are coordinates of the run, words as words") {
  const Folder folder;
  run_whole(folder / "a.h5", study_header());
  const std::string program =
      "import xarray; s = xarray.open_dataset('" + (folder / "a.h5") +
      "'); print(list(s.run_regime.values), list(s.run_trust_gain.values), "
      "set(s.retreat.coords) >= {'run', 'design_point', 'replicate', 'run_regime', "
      "'run_trust_gain'}, list(s.retreat.groupby('run_regime').count().values), "
      "len(s.filter_by_attrs(quantity='retreat')))";
  CHECK(output_of("/usr/bin/python3 -c \"" + program + "\"") ==
        "['majority', 'majority', 'joint board', 'joint board', 'majority', 'majority'] "
        "[0.01, 0.01, 0.02, 0.02, 0.05, 0.05] True [2, 4] 1\nexit 0\n");
}

TEST_CASE("every name that a result file uses is kept for it, and no outcome's") {
  const Folder folder;
  ResultHeader header = study_header();
  header.trajectories = Trajectories::all;
  run_whole(folder / "a.h5", header);
  const auto names = variables_in(output_of("ncdump -h '" + (folder / "a.h5") + "'"));
  CHECK(names.size() > 60);
  for (const std::string& name : names) {
    INFO(name);
    CHECK(layout::is_reserved(name) == !name.starts_with("retreat"));
  }
}

TEST_CASE("h5py, netCDF4 and xarray read names, units, dates and values of a result file") {
  const Folder folder;
  ResultHeader header = small_header(200);
  header.trajectories = Trajectories::all;
  run_whole(folder / "a.h5", header);
  const std::string printed =
      output_of("/usr/bin/python3 " + shell_word(project_folder() / "tests/store/read_results.py") +
                " '" + (folder / "a.h5") + "' 200");
  CHECK(printed == "read by h5py, netCDF4 and xarray\nexit 0\n");
}

TEST_CASE("R reads names, units, dates and values of a run and a study, where it has ncdf4") {
  if (output_of("Rscript -e 'library(ncdf4)'").find("exit 0\n") == std::string::npos) {
    WARN("no Rscript with ncdf4 here: not looked at");
    return;
  }
  const Folder folder;
  ResultHeader run = small_header(200);
  run.trajectories = Trajectories::all;
  for (const ResultHeader& header : {run, study_header()}) {
    const bool is_study = header.design.has_value();
    const std::string path = folder / (is_study ? "study.h5" : "run.h5");
    run_whole(path, header);
    write_expected(ResultFile(path), path + ".csv");
    CHECK(output_of("Rscript '" + (project_folder() / "tests/store/read_results.R").string() +
                    "' '" + path + "' '" + path + ".csv'") == "read by ncdf4\nexit 0\n");
  }
}

TEST_CASE("ncdump shows named dimensions and units and keeps a long scenario out of the header") {
  const Folder folder;
  ResultHeader header = small_header(20);
  header.scenario = "# first line\n" + std::string(400000, 'x');
  run_whole(folder / "a.h5", header);
  const std::string printed = output_of("ncdump -h '" + (folder / "a.h5") + "'");
  for (const char* line :
       {"run = 20 ;", "month = 6 ;", "organisation = 3 ;", "place = 2 ;",
        "double collaboration_mean(month) ;", "float retreat(run) ;",
        "double organisation_trust_mean(organisation) ;", "uint pressure_histogram(month, bin) ;",
        "month:units = \"days since 2016-04-01\" ;", "exit 0"}) {
    CHECK_THAT(printed, Catch::Contains(line));
  }
  CHECK(printed.size() < 60000);
}

TEST_CASE("ncdump and xarray open a file of no runs and one without organisations") {
  const Folder folder;
  run_whole(folder / "none.h5", small_header(0));
  run_whole(folder / "tiny.h5", tiny_header(9));
  for (const char* name : {"none.h5", "tiny.h5"}) {
    CHECK_THAT(output_of("ncdump -h '" + (folder / name) + "'"), Catch::Contains("exit 0"));
    const std::string program = "import xarray; print(xarray.open_dataset('" + (folder / name) +
                                "', engine='h5netcdf').sizes['month'])";
    CHECK_THAT(output_of("/usr/bin/python3 -c \"" + program + "\""), Catch::Contains("exit 0"));
  }
}
