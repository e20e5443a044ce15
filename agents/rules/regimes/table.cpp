#include "agents/rules/regimes/table.hpp"

namespace concordat::agents {
namespace {

constexpr RegimeRow rows[regime_count] = {
    {Regime::memorandum, "memorandum", "MoU with partnership board",
     "passes unless somebody vetoes", "costs sovereignty in difficult decisions", "HC 650 ¶61"},
    {Regime::majority, "majority", "partnership board with majority vote",
     "strictly more than half", "CCGs may share one vote", "HC 650 ¶98"},
    {Regime::lead_acute, "lead_acute", "lead provider, hospital trust (PACS)",
     "the largest acute trust decides", "a mandate; the lead bears joint costs", "HC 650 ¶115"},
    {Regime::lead_gp, "lead_gp", "lead provider, GP federation (MCP)",
     "the largest GP federation decides", "a mandate; the lead bears joint costs", "HC 650 ¶115"},
    {Regime::alliance, "alliance", "alliance contract", "passes unless somebody vetoes",
     "a mandate, shared risk, set-up time and cost", "HC 650 ¶115"},
    {Regime::joint_venture, "joint_venture", "joint venture", "strictly more than half",
     "a mandate, shared risk, set-up time and cost", "NHS Providers slides line 25"},
    {Regime::aco, "aco", "accountable care organisation", "the merged body decides as one",
     "procurement, legal challenge, disruption, cost, one risk, GP options", "HC 650 ¶116-124"},
    {Regime::statutory, "statutory", "statutory integrated care system", "strictly more than half",
     "a duty to collaborate, a mandate, shared risk; a counterfactual", "HC 650 ¶300"},
};

}  // namespace

std::span<const RegimeRow> regime_table() { return rows; }
std::string_view name_of(Regime regime) { return rows[static_cast<std::size_t>(regime)].name; }

}  // namespace concordat::agents
