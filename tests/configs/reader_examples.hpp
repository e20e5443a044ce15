#pragma once
/// Texts that several tests of the reader start from.

/// One place, a hospital and its CCG.
inline constexpr const char* small_scenario = R"(
system { code: "vale" name: "The Vale" }
place { code: "ashby" population: 300000 }
organisation { code: "H1" kind: acute turnover: 400 serves { place: "ashby" } }
organisation { code: "C1" kind: ccg turnover: 300 serves { place: "ashby" } }
)";
