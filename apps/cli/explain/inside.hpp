#pragma once
/// A month of one run, with the names of those who were there.
#include <string>

#include "agents/observe.hpp"
#include "agents/tables/metrics.hpp"

namespace concordat::apps {

struct Inside {
  const agents::Structure& structure;
  const agents::Observation& seen;
  std::uint64_t seed;
  std::uint32_t run;
};

const agents::Organisation& body_of(const Inside& inside, agents::OrganisationId i);
/// The name, or the code where it has none.
std::string name_of(const Inside& inside, agents::OrganisationId i);
std::string name_of(const Inside& inside, agents::SeatId seat);
/// "Brook, its partnership" or "The Vale, its board".
std::string name_of(const Inside& inside, agents::ForumId f);

/// At the month's end; NaN where the scenario has no such value.
float state_of(const Inside& inside, agents::OrganisationId i, agents::OrganisationState state);
float series_of(const Inside& inside, agents::Series series);

/// "joint work", "its silo", "joint work in part".
std::string action_words(double action);

/// The organisation of a name, a code, or a part of one name alone; in any case of letters. Throws
/// engine::UserError with the nearest.
agents::OrganisationId find_organisation(const agents::Structure& structure,
                                         const std::string& wish);

/// A month: a number from 0, or a date as "2019-04". Throws engine::UserError.
int read_month(const std::string& text, int months);

}  // namespace concordat::apps
