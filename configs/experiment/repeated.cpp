#include <google/protobuf/text_format.h>

#include "configs/experiment/experiment.hpp"
#include "configs/experiment/write.hpp"
#include "configs/schema/experiment.pb.h"
#include "engine/error.hpp"

namespace concordat::configs {

Experiment repeated(const Experiment& experiment, const Repetition& repetition) {
  if (repetition.replicates == 0 && !repetition.seed) return experiment;
  schema::Experiment text;
  if (!google::protobuf::TextFormat::ParseFromString(experiment.text, &text))
    throw engine::UserError("the experiment's text cannot be read again");
  if (repetition.replicates > 0) {
    text.clear_adaptive();
    text.set_replicates(repetition.replicates);
  }
  if (repetition.seed) text.set_seed(*repetition.seed);
  return read_experiment_text(printed(text), experiment.title);
}

}  // namespace concordat::configs
