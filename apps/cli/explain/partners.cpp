#include <algorithm>

#include "apps/cli/explain/account.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"

namespace concordat::apps {
namespace {
using agents::PairNote;

constexpr int partner_column = 26;

/// Where only trust counts, there is nothing to say of what was seen before.
bool remembers(const Inside& inside) {
  for (const PairNote& pair : inside.seen.pairs)
    if (pair.belief != pair.trust) return true;
  return false;
}

std::string sight_words(const PairNote& pair) {
  if (!pair.met) return "–";
  return pair.saw >= 1 ? "joint" : pair.saw <= 0 ? "silo" : decimals(pair.saw, 2);
}

std::vector<Cell> row_of_partner(const Inside& inside, const agents::Partner& partner) {
  const PairNote& pair = inside.seen.pairs[partner.pair];
  const float size = inside.seen.seats[partner.seat].size;
  return {Cell(shortened(name_of(inside, partner.seat), partner_column)),
          Cell(decimals(size, 2)),
          Cell(decimals(pair.trust, 2)),
          Cell(decimals(pair.observed, 2)),
          Cell(decimals(pair.belief, 2)),
          Cell(decimals(double(size) * pair.belief, 2)),
          Cell(sight_words(pair)),
          Cell(decimals(pair.trust_after, 2))};
}
}  // namespace

std::string partners_text(const Inside& inside, agents::SeatId at) {
  const auto partners = inside.structure.partners[inside.structure.seats[at].partners];
  if (partners.empty()) return sentence("it is alone there");
  const auto right = Column::Align::right;
  const bool has_memory = remembers(inside);
  Table table{{{"", "what it expects of partners"},
               {"", "size", right},
               {"", "trust", right},
               {"", has_memory ? "seen" : "", right},
               {"", has_memory ? "belief" : "", right},
               {"", "effort", right},
               {"", "then saw", right},
               {"", "trust now", right}},
              {}};
  for (const agents::Partner& partner : partners)
    table.rows.push_back(row_of_partner(inside, partner));
  std::vector<Cell> sum(table.columns.size(), Cell(""));
  sum[0] = Cell("together");
  sum[5] = Cell(decimals(inside.seen.seats[at].expected_effort, 2));
  table.rows.push_back(sum);
  const bool in_part = std::ranges::any_of(partners, [&](const agents::Partner& partner) {
    const float saw = inside.seen.pairs[partner.pair].saw;
    return saw > 0 && saw < 1;
  });
  return to_text(table) +
         (in_part
              ? sentence(
                    "then saw: mean over the forums in which both sit, 1 joint work, 0 its silo")
              : "");
}

}  // namespace concordat::apps
