#pragma once
/// Values written as text, whatever brings them: settings, cells of tables, attributes of a
/// network.
#include <google/protobuf/message.h>

#include <optional>
#include <string>
#include <string_view>

#include "configs/text/fields.hpp"

namespace concordat::configs {

/// A decimal number and nothing else, whatever the locale; "inf" and "nan" are numbers.
std::optional<double> parsed_number(std::string_view text);

/// The same without fraction and exponent.
std::optional<int> parsed_whole(std::string_view text);

/// "true", "on", "yes", "1" and their opposites, whatever the case of their letters: R writes TRUE,
/// Python True.
std::optional<bool> parsed_truth(std::string text);

/// Sets a scalar field (element `index` of a repeated one) after checking the value.
std::optional<Objection> set_value(google::protobuf::Message& message,
                                   const google::protobuf::FieldDescriptor& field, int index,
                                   const std::string& text);

}  // namespace concordat::configs
