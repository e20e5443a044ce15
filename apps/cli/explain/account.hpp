#pragma once
/// Why organisations did what they did in a month of one run: pages for people, JSON for programs.
#include "apps/cli/explain/inside.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

/// One organisation: what it knew, and forum by forum what it expected, weighed, did and voted.
std::string account(const Inside& inside, agents::OrganisationId i, const Console& console);
/// Everybody's choices and every forum's vote, in two tables.
std::string accounts(const Inside& inside, const Console& console);

/// The same facts for programs, of one organisation or of all.
Json account_json(const Inside& inside, agents::OrganisationId i);
Json accounts_json(const Inside& inside);

/// A partner's name, then what is known and believed of it.
std::string partners_text(const Inside& inside, agents::SeatId at);
/// What the rule of choice went by, and what came of it.
std::string grounds_text(const Inside& inside, agents::SeatId at);
/// "vetoed by Brook Council: not passed".
std::string vote_words(const Inside& inside, agents::ForumId f);
/// "live", "waits for the boards of ...".
std::string work_words(const Inside& inside, agents::ForumId f);

/// A sentence in lines that are indented by two.
std::string sentence(const std::string& words);

}  // namespace concordat::apps
