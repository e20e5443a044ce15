#include "configs/scenario/network.hpp"

#include <algorithm>

#include "configs/synthetic/synthetic.hpp"

namespace concordat::configs {
namespace {

constexpr double most_pairs_made = 5e7;  // each takes more than a hundred bytes

class NetworkReader {
 public:
  NetworkReader(const Merged& merged, Problems& problems)
      : merged_(merged), text_(merged.message.network()), problems_(problems) {}

  void check() {
    check_others();
    if (!text_.has_organisations())
      problems_.add(at({{"network"}}), "the network needs organisations: how many, 1 to 2000000");
    check_degree();
    if (text_.has_rewired() && text_.generator() != schema::Network::small_world)
      problems_.add(at({{"network"}, {"rewired"}}), "network.rewired is for small_world only",
                    "leave it out, or say generator: small_world");
    if (problems_.empty()) check_pairs(read_recipe(text_));
  }

 private:
  Where at(std::initializer_list<Step> path) const { return locate(merged_, path); }

  /// Nothing of bodies can be said by hand.
  void check_others() {
    const auto& scenario = merged_.message;
    if (scenario.has_footprint())
      return problems_.add(at({{"footprint"}}),
                           "footprint " + quoted(scenario.footprint()) + " and a network at once",
                           "a network makes up all bodies: keep the one or the other");
    for (const char* bodies :
         {"system", "place", "organisation", "tie", "forum", "ics", "vanguard"}) {
      const auto* field = scenario.GetDescriptor()->FindFieldByName(bodies);
      if (scenario.GetReflection()->FieldSize(scenario, field) == 0) continue;
      problems_.add(at({{bodies, 0}}), std::string(bodies) + " beside a network",
                    "a network makes up all bodies: keep the one or the other");
    }
  }

  void check_degree() {
    const Where where = at({{"network"}, {"degree"}});
    const std::string degree = "network.degree is " + std::to_string(text_.degree());
    if (text_.degree() % 2 != 0)
      problems_.add(where, degree + ", which is odd",
                    "ties go both ways round: an even number, or 0 for none");
    else if (text_.degree() > 0 && text_.degree() >= text_.organisations())
      problems_.add(where,
                    degree + " among " + std::to_string(text_.organisations()) + " organisations",
                    "nobody has more partners than there are others");
  }

  void check_pairs(const agents::Recipe& recipe) {
    const double meets = recipe.place_size * (recipe.off_board ? 1. : recipe.system_size) - 1;
    const double pairs =
        recipe.organisations * std::min(recipe.organisations - 1., meets + recipe.degree);
    if (pairs > most_pairs_made)
      problems_.add(
          at({{"network"}}),
          "the network has up to " + number(pairs) + " pairs of partners, allowed " +
              number(most_pairs_made),
          "fewer organisations, smaller places or systems, fewer ties, or off_board: true");
  }

  const Merged& merged_;
  const schema::Network& text_;
  Problems& problems_;
};

}  // namespace

void read_network(const Merged& merged, agents::Scenario& scenario, Problems& problems) {
  NetworkReader(merged, problems).check();
  if (!problems.empty()) return;
  scenario.recipe = read_recipe(merged.message.network());
  make_bodies(scenario);
}

}  // namespace concordat::configs
