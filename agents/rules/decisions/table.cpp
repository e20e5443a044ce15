#include "agents/rules/decisions/table.hpp"

namespace concordat::agents {
namespace {

constexpr RuleRow decisions[decision_count] = {
    {"logit", "joint work by chance, the likelier the more it is expected to bring",
     "choice.precision", "McFadden 1974; McKelvey & Palfrey 1995"},
    {"best_response", "joint work whenever it is expected to bring more than the silo", "",
     "Gilboa & Matsui 1991"},
    {"fermi", "copies another member of the forum, the likelier the better that one fares",
     "choice.imitation", "Traulsen, Nowak & Pacheco 2006"},
    {"bush_mosteller", "repeats what paid more than it hoped for",
     "choice.learning_rate choice.habituation choice.aspiration", "Macy & Flache 2002"},
    {"conditional", "joint work once enough is expected of everybody", "choice.threshold_shape",
     "Granovetter 1978; Fischbacher, Gächter & Fehr 2001"},
};

constexpr RuleRow trust_updates[trust_update_count] = {
    {"asymmetric", "gained slowly, lost fast", "trust.gain trust.loss_ratio", "Slovic 1993"},
    {"beta_evidence", "the share of good months; history counts for some, old months for less",
     "trust.evidence_weight trust.decay", "Jøsang & Ismail 2002"},
    {"self_reinforcing", "never falls after a good experience, never rises after a bad one",
     "trust.gain", "Kim 2009"},
};

}  // namespace

std::span<const RuleRow> decision_table() { return decisions; }
std::span<const RuleRow> trust_update_table() { return trust_updates; }

std::string_view name_of(Decision rule) { return decisions[static_cast<std::size_t>(rule)].name; }
std::string_view name_of(TrustUpdate rule) {
  return trust_updates[static_cast<std::size_t>(rule)].name;
}

}  // namespace concordat::agents
