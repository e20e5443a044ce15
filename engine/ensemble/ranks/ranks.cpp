#include "engine/ensemble/ranks/ranks.hpp"

#include "engine/ensemble/ranks/first_rank.hpp"
#include "engine/ensemble/ranks/launch.hpp"
#include "engine/ensemble/ranks/mail.hpp"
#include "engine/ensemble/ranks/other_rank.hpp"

namespace concordat::engine {
namespace {

class AloneRank : public RankRole {
 public:
  int together(const std::function<int()>& act) override { return act(); }
  void wait_for_first() override {}
  EnsembleOutcome run(ResultWriter& writer, WorkSource& source, const SimulateBlock& simulate,
                      const EnsembleOptions& options) override {
    return run_ensemble(writer, source, simulate, options);
  }
};

}  // namespace

Ranks::Ranks() {
  if (launch().by_mpi()) mail_ = std::make_unique<Mail>();
  if (count() == 1)
    role_ = std::make_unique<AloneRank>();
  else if (is_first())
    role_ = std::make_unique<FirstRank>(*mail_);
  else
    role_ = std::make_unique<OtherRank>(*mail_);
}

Ranks::~Ranks() = default;

int Ranks::count() const { return mail_ ? mail_->ranks() : 1; }
int Ranks::rank() const { return mail_ ? mail_->rank() : 0; }

int Ranks::threads(int asked) const { return asked > 0 || !mail_ ? asked : mail_->threads(); }

}  // namespace concordat::engine
