#pragma once
/// Values written as text, whatever brings them: settings, cells of tables, attributes of a
/// network.
#include <google/protobuf/message.h>

#include <optional>
#include <string>
#include <string_view>

#include "configs/text/fields.hpp"

namespace concordat::configs {

/// Whether tools write this where there is no value: nothing, NA, NaN, None.
bool says_nothing(std::string_view value);

/// A word of a list as it is spelt here: "GP federation" -> "gp_federation".
std::string as_word(std::string_view written);

/// A decimal number and nothing else, whatever the locale; "inf" and "nan" are numbers.
std::optional<double> parsed_number(std::string_view text);

/// The same where it is whole, which pandas writes as 3.0.
std::optional<int> parsed_whole(std::string_view text);

/// "true", "on", "yes", "1" and their opposites, whatever the case of their letters: R writes TRUE,
/// Python True.
std::optional<bool> parsed_truth(std::string text);

/// Whether a field takes decimal or whole numbers.
bool takes_numbers(const google::protobuf::FieldDescriptor& field);

/// Whether a number is not 0 and yet cannot be told from it: "1e-400".
bool vanishes(std::string_view number);

/// What to do about what people write instead of a plain number: "5%", "0,05", "1.310,5",
/// "1e-400"; or "".
std::string plain_number(const google::protobuf::FieldDescriptor& field, const std::string& text);

/// Sets a scalar field (element `index` of a repeated one) after checking the value.
std::optional<Objection> set_value(google::protobuf::Message& message,
                                   const google::protobuf::FieldDescriptor& field, int index,
                                   const std::string& text);

}  // namespace concordat::configs
