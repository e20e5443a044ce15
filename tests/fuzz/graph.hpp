#pragma once
/// Networks in short, so that a fuzzer changes what they say and not how XML is written.
#include <string>

namespace concordat::tests {

/// GraphML of lines: "node H1 kind=acute turnover=400", "edge C1 H1 share=.5" (directed), "line C1
/// H1" (not). Other lines say nothing.
std::string graphml_of(const std::string& lines);

}  // namespace concordat::tests
