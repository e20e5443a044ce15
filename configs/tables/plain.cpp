#include "configs/tables/plain.hpp"

namespace concordat::configs {
namespace {

template <class Value, class Written>
std::optional<Value> given(bool is_given, Written written) {
  return is_given ? std::optional(static_cast<Value>(written)) : std::nullopt;
}

}  // namespace

agents::Organisation plain_organisation(const schema::Organisation& text) {
  return {.code = text.code(),
          .name = text.name().empty() ? text.code() : text.name(),
          .kind = static_cast<agents::Kind>(text.kind()),
          .subtype = given<agents::Subtype>(text.has_subtype(), text.subtype()),
          .turnover = text.turnover(),
          .reserve = text.reserve(),
          .margin = given<double>(text.has_margin(), text.margin()),
          .fund = given<double>(text.has_fund(), text.fund()),
          .performance = given<double>(text.has_performance(), text.performance()),
          .misalignment = text.misalignment(),
          .turnover_is_estimated = text.turnover_is_estimated(),
          .is_synthetic = text.is_synthetic()};
}

}  // namespace concordat::configs
