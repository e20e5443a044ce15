#include "configs/synthetic/synthetic.hpp"

#include <string>
#include <unordered_set>
#include <vector>

#include "engine/network/generators.hpp"
#include "engine/random/draws.hpp"

namespace concordat::configs {
namespace {

using agents::Graph;
using agents::Kind;
using agents::Recipe;

static_assert(int(schema::Network::ring) == int(Graph::ring));
static_assert(int(schema::Network::small_world) == int(Graph::small_world));
static_assert(int(schema::Network::scale_free) == int(Graph::scale_free));
static_assert(int(schema::Network::random) == int(Graph::random));

constexpr double people_each = 50'000;  ///< of a place for each organisation in it

/// A kind of body: per head as in the shipped three_places, for 250,000 people.
struct Body {
  Kind kind;
  double turnover;  ///< £m a year
  double reserve;   ///< councils
  double paid;      ///< share of its income that a CCG beside it pays
};
constexpr Body bodies[] = {{Kind::acute, 250, 0, .7},
                           {Kind::ccg, 320, 0, 0},
                           {Kind::council, 90, .2, 0},
                           {Kind::gp_federation, 37, 0, .6},
                           {Kind::community, 85, 0, .8}};
constexpr int kinds = static_cast<int>(std::size(bodies));
constexpr int ccg_at = 1;

/// Codes whose random draws differ. All are as long, so they sort as they were made.
class Codes {
 public:
  Codes(char letter, int most) : letter_(letter) { taken_.reserve(static_cast<std::size_t>(most)); }

  std::string next() {
    for (;;) {
      const std::string digits = std::to_string(++number_);
      std::string code = letter_ + std::string(7 - digits.size(), '0') + digits;
      if (taken_.insert(engine::code_of(code)).second) return code;
    }
  }

 private:
  char letter_;
  int number_ = 0;
  std::unordered_set<std::uint32_t> taken_;
};

int parts_of(int whole, int size) { return (whole + size - 1) / size; }

void add_systems(agents::Scenario& s, int places) {
  const int systems = parts_of(places, s.recipe->system_size);
  Codes codes('s', systems);
  for (int x = 0; x < systems; ++x) {
    const std::string code = codes.next();
    s.systems.push_back({code, code});
  }
}

void add_places(agents::Scenario& s, int places) {
  Codes codes('p', places);
  for (int l = 0; l < places; ++l) {
    const int system = l / s.recipe->system_size;
    const double people = people_each * s.recipe->place_size;
    const std::string code = codes.next();
    s.places.push_back({code, code, system, people});
    s.systems[static_cast<std::size_t>(system)].population += people;
  }
}

/// Who stands at a position of its place, and who pays it: the CCG among the same five.
void add_organisation(agents::Scenario& s, int i, const std::string& code) {
  const Recipe& recipe = *s.recipe;
  const int place = i / recipe.place_size, position = i % recipe.place_size;
  const Body& body = bodies[position % kinds];
  agents::Organisation made{.code = code, .name = code, .kind = body.kind};
  made.turnover = body.turnover;
  made.reserve = body.reserve;
  made.turnover_is_estimated = made.is_synthetic = true;
  s.organisations.push_back(std::move(made));
  s.memberships.push_back({i, place, 1});
  if (!recipe.off_board) s.seats.push_back({i, place / recipe.system_size});
  const int ccg = i - position % kinds + ccg_at;
  const int end = std::min((place + 1) * recipe.place_size, recipe.organisations);
  if (body.paid > 0 && ccg < end) s.contracts.push_back({ccg, i, place, body.paid});
}

engine::Network graph_of(const Recipe& recipe) {
  const int nodes = recipe.organisations, degree = recipe.degree;
  const auto seed = static_cast<std::uint64_t>(recipe.seed);
  switch (recipe.graph) {
    case Graph::random_regular:
      return engine::random_regular_network(nodes, degree, seed);
    case Graph::ring:
      return engine::ring_network(nodes, degree);
    case Graph::small_world:
      return engine::small_world_network(nodes, degree, recipe.rewired, seed);
    case Graph::scale_free:
      return engine::scale_free_network(nodes, degree, seed);
    case Graph::random:
      break;
  }
  return engine::random_network(nodes, degree, seed);
}

/// Organisations as they stand on the graph: those at a position of their places next to each
/// other, so that on a ring hospitals are tied to hospitals of the next places, not to whom they
/// meet anyway.
std::vector<int> nodes_of(const Recipe& recipe) {
  std::vector<int> nodes;
  nodes.reserve(static_cast<std::size_t>(recipe.organisations));
  for (int position = 0; position < recipe.place_size; ++position)
    for (int i = position; i < recipe.organisations; i += recipe.place_size) nodes.push_back(i);
  return nodes;
}

void add_ties(agents::Scenario& s) {
  if (s.recipe->degree == 0) return;
  const engine::Network network = graph_of(*s.recipe);
  const std::vector<int> nodes = nodes_of(*s.recipe);
  s.ties.reserve(static_cast<std::size_t>(network.edge_count()) / 2);
  for (int one = 0; one < network.node_count(); ++one)
    for (const std::int32_t other : network.targets(one))
      if (one < other)
        s.ties.push_back(
            {nodes[static_cast<std::size_t>(one)], nodes[static_cast<std::size_t>(other)]});
}

}  // namespace

Recipe read_recipe(const schema::Network& text) {
  Recipe recipe;
  recipe.organisations = text.organisations();
  recipe.graph = static_cast<Graph>(text.generator());
  recipe.degree = text.degree();
  if (text.has_rewired()) recipe.rewired = text.rewired();
  if (text.has_place_size()) recipe.place_size = text.place_size();
  if (text.has_system_size()) recipe.system_size = text.system_size();
  recipe.off_board = text.off_board();
  if (text.has_seed()) recipe.seed = text.seed();
  return recipe;
}

void write_recipe(const Recipe& recipe, schema::Network& text) {
  text.set_organisations(recipe.organisations);
  text.set_generator(static_cast<schema::Network::Generator>(recipe.graph));
  text.set_degree(recipe.degree);
  if (recipe.graph == Graph::small_world) text.set_rewired(recipe.rewired);
  text.set_place_size(recipe.place_size);
  text.set_system_size(recipe.system_size);
  text.set_off_board(recipe.off_board);
  text.set_seed(recipe.seed);
}

void make_bodies(agents::Scenario& s) {
  const Recipe& recipe = *s.recipe;
  const int places = parts_of(recipe.organisations, recipe.place_size);
  add_systems(s, places);
  add_places(s, places);
  Codes codes('g', recipe.organisations);
  const auto all = static_cast<std::size_t>(recipe.organisations);
  s.organisations.reserve(all);
  s.memberships.reserve(all);
  for (int i = 0; i < recipe.organisations; ++i) add_organisation(s, i, codes.next());
  add_ties(s);
}

}  // namespace concordat::configs
