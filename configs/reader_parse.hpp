#pragma once
/// Text to schema: Protobuf parses, and everything that it or the ranges object to is collected.
#include <google/protobuf/text_format.h>

#include <memory>

#include "configs/reader_problems.hpp"
#include "configs/scenario.pb.h"

namespace concordat::configs {

/// One text of a scenario with where everything in it stands.
struct Part {
  explicit Part(Source text) : source(std::move(text)) {}
  Source source;
  schema::Scenario message;
  std::unique_ptr<google::protobuf::TextFormat::ParseInfoTree> positions;
};

/// Parses a text and checks every value against its range. Problems go to `problems`; what could
/// be read is in the part.
std::unique_ptr<Part> parse(Source source, Problems& problems);

/// Where the value of a field stands, from where Protobuf says that the field begins.
Position value_position(const Source& source, Position field);

}  // namespace concordat::configs
