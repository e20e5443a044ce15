#pragma once
/// Text to schema: Protobuf parses, and everything that it or the ranges object to is collected.
#include <google/protobuf/text_format.h>

#include <map>
#include <memory>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "configs/schema/scenario.pb.h"
#include "configs/text/problems.hpp"

namespace concordat::configs {

using Positions = google::protobuf::TextFormat::ParseInfoTree;

/// A field, or an element of a repeated one (else -1), of one message.
using Spot = std::tuple<const google::protobuf::Message*, std::string, int>;

/// Where something of an imported network or table was written.
struct Origin {
  Origin(std::size_t offset = 0, const Source* file = nullptr) : at(offset), source(file) {}
  std::size_t at;        ///< [byte]
  const Source* source;  ///< nullptr: the part's own
};

/// One text of a scenario with where everything in it stands.
struct Part {
  explicit Part(Source text) : source(std::move(text)) {}
  Source source;
  schema::Scenario message;
  std::unique_ptr<Positions> positions;
  std::map<Spot, Origin> origins{};  ///< instead of positions, in a network or in tables
  std::vector<std::shared_ptr<Source>> tables{};  ///< which origins refer to
  std::vector<std::string> notes{};               ///< what it says and nobody reads, with its place
};

/// Parses a text and checks every value against its range. Problems go to `problems`; what could
/// be read is in the part.
std::unique_ptr<Part> parse(Source source, Problems& problems);

/// The same for any message of a schema: fills it and says where everything in it stands.
std::unique_ptr<Positions> parse_into(google::protobuf::Message& message, const Source& source,
                                      Problems& problems);

/// One step down: a field and its index (-1 if it is not repeated).
struct Step {
  const char* field;
  int index = -1;
};

/// Where a field of a parsed text was written, or the nearest group around it; the beginning of
/// its value if it is no group.
Where locate(const Source& source, const Positions* positions,
             const google::protobuf::Descriptor& root, std::span<const Step> path);

/// Where the value of a field stands, from where Protobuf says that the field begins.
Position value_position(const Source& source, Position field);

}  // namespace concordat::configs
