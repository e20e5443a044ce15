// The schema of experiments against its own comments and against the defaults of experiment.hpp.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "configs/experiment/experiment.hpp"
#include "configs/schema/experiment.pb.h"
#include "configs/text/problems.hpp"
#include "tests/configs/reader_examples.hpp"
#include "tests/paths.hpp"

using namespace concordat;
using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

namespace {

std::string schema_text() {
  std::ifstream file(tests::project_folder() / "configs/schema/experiment.proto");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

const google::protobuf::FileDescriptor& schema_file() {
  return *configs::schema::Experiment::descriptor()->file();
}

template <class Visit>
void for_each_field(Visit visit) {
  for (int m = 0; m < schema_file().message_type_count(); ++m) {
    const Descriptor& message = *schema_file().message_type(m);
    for (int f = 0; f < message.field_count(); ++f) visit(message, *message.field(f));
  }
}

/// The comment above a field, in one line.
std::string comment_on(const std::string& schema, const Descriptor& message,
                       const FieldDescriptor& field) {
  const std::size_t group = schema.find("\nmessage " + message.name() + " {");
  const std::size_t line = schema.find(" " + field.name() + " = ", group);
  const std::size_t end = schema.rfind('\n', line);
  std::string comment;
  for (std::size_t begin = end; begin > group;) {
    begin = schema.rfind('\n', begin - 1);
    const std::string above = schema.substr(begin + 1, schema.find('\n', begin + 1) - begin - 1);
    if (!above.starts_with("  // ")) break;
    comment = above.substr(5) + " " + comment;
  }
  return comment;
}

}  // namespace

TEST_CASE("every field of an experiment has a meaning, and every number its range in its comment",
          "[experiment]") {
  const std::string schema = schema_text();
  for_each_field([&](const Descriptor& message, const FieldDescriptor& field) {
    INFO(message.name() << "." << field.name());
    const auto& about = field.options().GetExtension(configs::schema::about);
    CHECK_FALSE(about.meaning().empty());
    const std::string comment = comment_on(schema, message, field);
    if (message.name() != "Design" && message.name() != "Calibration") CHECK_FALSE(comment.empty());
    if (!about.has_low()) return;
    const std::string low = configs::number(about.low());
    if (!about.low_excluded())
      CHECK_THAT(comment, Catch::Contains(low + " to "));
    else
      CHECK_THAT(comment, Catch::Contains("above " + low));
    constexpr double endless = 1e9;  // a number that stands for no limit
    if (about.high() != endless)
      CHECK_THAT(comment, Catch::Contains(configs::number(about.high())));
  });
}

TEST_CASE("what the schema calls the default is what the reader takes", "[experiment]") {
  struct Default {
    std::string message, field;
    double value;
  };
  const std::string scenario = "base { " + std::string(small_scenario) + " } ";
  const auto adaptive = configs::read_experiment_text(
                            scenario +
                                "factor { path: \"regime\" }"
                                "adaptive { narrow { outcome: \"retreat\" half_width: 1 } }",
                            "a")
                            .replicates;
  const std::vector<Default> defaults{
      {"Experiment", "replicates", configs::Replicates().least * 1.},
      {"Experiment", "seed", double(configs::Experiment().seed)},
      {"FullFactorial", "levels", configs::FullFactorial().levels * 1.},
      {"OneAtATime", "levels", configs::OneAtATime().levels * 1.},
      {"LatinHypercube", "points", configs::LatinHypercube().points * 1.},
      {"LatinHypercube", "candidates", configs::LatinHypercube().candidates * 1.},
      {"SobolSequence", "points", configs::SobolSequence().points * 1.},
      {"Saltelli", "base", configs::Saltelli().base * 1.},
      {"Morris", "trajectories", configs::Morris().trajectories * 1.},
      {"Morris", "levels", configs::Morris().levels * 1.},
      {"Morris", "candidates", configs::Morris().candidates * 1.},
      {"Adaptive", "least", adaptive.least * 1.},
      {"Adaptive", "most", adaptive.most * 1.},
      {"AbcRejection", "draws", configs::AbcRejection().draws * 1.},
      {"AbcRejection", "accept", configs::AbcRejection().accept},
      {"AbcSmc", "particles", configs::AbcSmc().particles * 1.},
      {"AbcSmc", "generations", configs::AbcSmc().generations * 1.},
      {"AbcSmc", "quantile", configs::AbcSmc().quantile},
      {"HistoryMatching", "waves", configs::HistoryMatching().waves * 1.},
      {"HistoryMatching", "points", configs::HistoryMatching().points * 1.},
      {"HistoryMatching", "cutoff", configs::HistoryMatching().cutoff}};
  const std::string schema = schema_text();
  for (const Default& one : defaults) {
    INFO(one.message << "." << one.field);
    const Descriptor* message = schema_file().FindMessageTypeByName(one.message);
    REQUIRE(message != nullptr);
    const auto* field = message->FindFieldByName(one.field);
    REQUIRE(field != nullptr);
    CHECK_THAT(comment_on(schema, *message, *field),
               Catch::Contains("default " + configs::number(one.value)));
  }
}
