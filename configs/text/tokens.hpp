#pragma once
/// The words of a text in Protobuf's text format, each with the field that it belongs to: Protobuf
/// says where an error is, these say in which field, and where that field begins and ends.
#include <string>
#include <vector>

#include "configs/text/source.hpp"

namespace concordat::configs {

struct Token {
  std::string text;
  Position position;
  int end_column = 0;
  int field = -1;  ///< the token that names the field it belongs to (itself for a name), or -1
  int group = -1;  ///< the name of the field whose braces it stands in, or -1
  bool is_name = false;
};

/// All tokens. Broken texts give what can be made of them.
std::vector<Token> tokens_of(const std::string& text);

/// The last token that begins at or before a position, or -1.
int token_at(const std::vector<Token>& tokens, Position position);

/// One past the last token of the field that a token names.
int end_of_field(const std::vector<Token>& tokens, int name);

/// Names of the groups that a token stands in, outermost first, and its own if it is a name.
std::vector<std::string> path_to(const std::vector<Token>& tokens, int token);

}  // namespace concordat::configs
