#include <google/protobuf/text_format.h>

#include <algorithm>

#include "configs/experiment/experiment.hpp"
#include "configs/experiment/write.hpp"
#include "configs/schema/experiment.pb.h"
#include "engine/error.hpp"

namespace concordat::configs {
namespace {

void add_keep(const Keep& more, schema::Experiment& text) {
  for (const std::string& name : more.series) {
    const auto& known = text.keep().series();
    if (std::ranges::find(known, name) == known.end()) text.mutable_keep()->add_series(name);
  }
  if (!more.paired_by.empty()) text.mutable_keep()->set_paired_by(more.paired_by);
  if (more.every_run) text.mutable_keep()->set_every_run(true);
}

}  // namespace

Experiment repeated(const Experiment& experiment, const Repetition& repetition) {
  if (repetition.is_own()) return experiment;
  schema::Experiment text;
  if (!google::protobuf::TextFormat::ParseFromString(experiment.text, &text))
    throw engine::UserError("the experiment's text cannot be read again");
  if (repetition.replicates > 0) {
    text.clear_adaptive();
    text.set_replicates(repetition.replicates);
  }
  if (repetition.seed) text.set_seed(*repetition.seed);
  add_keep(repetition.keep, text);
  return read_experiment_text(printed(text), experiment.title);
}

}  // namespace concordat::configs
