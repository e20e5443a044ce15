#include "configs/scenario/contracts.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace concordat::configs {
namespace {

constexpr double tolerance = 1e-6;  // shares that sum to 1 in print may be a little above it
constexpr std::size_t most_named = 4;

double in_print(double share) { return std::round(share * 1e6) / 1e6; }

double to_pence(double millions) { return std::round(millions * 100) / 100; }

/// A contract as it stands in the text: the income of a provider.
struct WrittenContract {
  agents::Contract contract;
  int income;
};

class ContractCheck {
 public:
  ContractCheck(const Merged& merged, const agents::Scenario& scenario, Problems& problems)
      : merged_(merged), scenario_(scenario), problems_(problems) {
    std::map<int, int> read;  // contracts of each provider, which stand one after the other
    for (const auto& contract : scenario.contracts)
      contracts_.push_back({contract, read[contract.provider]++});
  }

  void check() {
    check_providers();
    check_work();
    check_money();
  }

 private:
  Where at(const WrittenContract& one, const char* field) const {
    return locate(merged_,
                  {{"organisation", one.contract.provider}, {"income", one.income}, {field}});
  }

  const agents::Organisation& organisation(int i) const {
    return scenario_.organisations[static_cast<std::size_t>(i)];
  }

  void check_providers() {
    for (const WrittenContract& one : contracts_) {
      const auto& provider = organisation(one.contract.provider);
      if (provider.kind != agents::Kind::ccg && provider.kind != agents::Kind::council) continue;
      problems_.add(at(one, "from"),
                    "organisation " + quoted(provider.code) + " is of kind " +
                        std::string(agents::name_of(provider.kind)) + ", which no contract pays",
                    "contracts pay acute, community and gp_federation; take it out");
    }
  }

  /// Contracts pay for work that is there: in the place, or for none in no place.
  void check_work() {
    std::map<std::pair<int, int>, double> work, contracted;
    std::map<int, double> placed;
    for (const auto& membership : scenario_.memberships) {
      work[{membership.organisation, membership.place}] = membership.share;
      placed[membership.organisation] += membership.share;
    }
    for (const WrittenContract& one : contracts_) {
      const int i = one.contract.provider, place = one.contract.place;
      const double most = place < 0 ? std::max(0.0, 1 - placed[i]) : work[{i, place}];
      const double before = contracted[{i, place}];
      const double sum = contracted[{i, place}] += one.contract.share;
      if (sum > most + tolerance && before <= most + tolerance) refuse_work(one, sum, most);
    }
  }

  void refuse_work(const WrittenContract& one, double sum, double most) {
    const bool has_place = one.contract.place >= 0;
    const std::string place =
        has_place ? quoted(scenario_.places[static_cast<std::size_t>(one.contract.place)].code)
                  : "no place";
    problems_.add(at(one, "from"),
                  "contracts of organisation " + quoted(organisation(one.contract.provider).code) +
                      " for " + place + " add up to " + number(in_print(sum)) +
                      " of its income, but only " + number(in_print(most)) +
                      " of its work is there",
                  has_place ? "" : "say which place the contract is for: place");
  }

  /// Nobody pays more than it has.
  void check_money() {
    std::map<int, double> spent;
    for (const WrittenContract& one : contracts_) spent[one.contract.commissioner] += paid(one);
    for (const auto& [i, money] : spent)
      if (money > organisation(i).turnover * (1 + tolerance)) refuse_money(i, money);
  }

  double paid(const WrittenContract& one) const {
    return one.contract.share * organisation(one.contract.provider).turnover;
  }

  void refuse_money(int payer, double money) {
    std::vector<const WrittenContract*> largest;
    for (const WrittenContract& one : contracts_)
      if (one.contract.commissioner == payer) largest.push_back(&one);
    std::ranges::stable_sort(largest, [&](const WrittenContract* a, const WrittenContract* b) {
      return paid(*a) > paid(*b);
    });
    std::string bills;
    for (std::size_t k = 0; k < std::min(largest.size(), most_named); ++k)
      bills += bill(*largest[k]) + "\n";
    if (largest.size() > most_named)
      bills += "and " + std::to_string(largest.size() - most_named) + " smaller ones\n";
    const auto& body = organisation(payer);
    problems_.add(locate(merged_, {{"organisation", payer}, {"turnover"}}),
                  "organisation " + quoted(body.code) + " has contracts of £" +
                      number(to_pence(money)) + "m a year, more than its turnover of £" +
                      number(body.turnover) + "m",
                  bills + "raise its turnover to £" + number(std::ceil(money)) +
                      "m, or lower shares of contracts");
  }

  /// "H1: .5 of £400m is £200m (file.txtpb:4:3)".
  std::string bill(const WrittenContract& one) const {
    const auto& provider = organisation(one.contract.provider);
    const Where where = at(one, "share");
    std::string place;
    if (where.source != nullptr && where.position.line >= 0)
      place = " (" + where.source->name() + ":" + std::to_string(where.position.line + 1) + ")";
    return provider.code + ": " + number(in_print(one.contract.share)) + " of £" +
           number(provider.turnover) + "m is £" + number(to_pence(paid(one))) + "m" + place;
  }

  const Merged& merged_;
  const agents::Scenario& scenario_;
  Problems& problems_;
  std::vector<WrittenContract> contracts_;
};

}  // namespace

void check_contracts(const Merged& merged, const agents::Scenario& scenario, Problems& problems) {
  ContractCheck(merged, scenario, problems).check();
}

}  // namespace concordat::configs
