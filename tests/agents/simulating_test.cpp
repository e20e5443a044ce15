// What `simulate` takes and refuses: blocks of the right shape, instruction sets by name.
#include <catch2/catch.hpp>

#include "engine/error.hpp"
#include "tests/agents/scenes.hpp"

using namespace concordat;
using namespace concordat::tests;
using Catch::Matchers::Contains;

TEST_CASE("a block of another shape is refused in every build, with both shapes") {
  agents::Scenario scenario = alike(3);
  scenario.months = 6;
  const agents::Structure structure = agents::make_structure(scenario);
  const std::vector<agents::Run> runs{{0, &structure.scenario.parameters}};
  engine::ResultShape shape = agents::shape_of(structure);
  std::swap(shape.months, shape.series);  // arrays as long as the right ones
  engine::BlockResult block(shape);
  CHECK_THROWS_AS(agents::simulate(structure, 1, runs, block), std::logic_error);
  CHECK_THROWS_WITH(agents::simulate(structure, 1, runs, block),
                    Contains("another shape") && Contains("6 months") && Contains("6 series"));
}

TEST_CASE("an instruction set is chosen by its name and changes no bit") {
  const std::string best(agents::instruction_set());
  const agents::Scenario scenario = footprint(2);
  const engine::BlockResult reference = run_block(scenario, 1);
  agents::choose_instruction_set("scalar");
  CHECK(agents::instruction_set() == "scalar");
  CHECK(same_bits(run_block(scenario, 1), reference));
  agents::choose_instruction_set(best);
  CHECK(agents::instruction_set() == best);
}

TEST_CASE("an unknown instruction set is refused with the known ones, and nothing changes") {
  const std::string best(agents::instruction_set());
  CHECK_THROWS_AS(agents::choose_instruction_set("avx3"), engine::UserError);
  CHECK_THROWS_WITH(
      agents::choose_instruction_set("avx3"),
      Contains("avx3: this machine cannot run that\n   known: " + best) && Contains("scalar"));
  CHECK(agents::instruction_set() == best);
}
