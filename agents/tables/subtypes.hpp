#pragma once
/// Subtypes of organisations: within a kind, those whose accounts differ.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "agents/tables/kinds.hpp"

namespace concordat::agents {

/// The order is that of the table.
enum class Subtype : std::uint8_t {
#define SUBTYPE(name, ...) name,
#include "agents/tables/subtypes.def"
#undef SUBTYPE
};

struct SubtypeRow {
  Subtype subtype;
  Kind kind;
  std::string_view name;   ///< as scenarios write it: "mental_health"
  std::string_view title;  ///< "mental health trusts"
  double fund;             ///< core share of the fund over turnover, an acute trust's is 1
  double margin_mean;      ///< of 2015/16, before any fund, share of income
  double margin_sd;        ///< among bodies
  std::string_view source;
};
/// In the order of the enumeration.
std::span<const SubtypeRow> subtype_table();

const SubtypeRow& row_of(Subtype subtype);

/// "acute", "specialist", "mental_health", ...
std::string_view name_of(Subtype subtype);

/// What an organisation of that kind is where nothing else is said.
Subtype default_subtype(Kind kind);

/// Those of a kind, the default first.
std::vector<Subtype> subtypes_of(Kind kind);

}  // namespace concordat::agents
