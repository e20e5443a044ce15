#include "configs/text/tokens.hpp"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>

namespace concordat::configs {
namespace {

using google::protobuf::io::Tokenizer;

/// Problems are the parser's to report.
struct NoErrors : google::protobuf::io::ErrorCollector {
  void AddError(int, int, const std::string&) override {}
};

bool opens(const Token& token) { return token.text == "{" || token.text == "<"; }
bool closes(const Token& token) { return token.text == "}" || token.text == ">"; }

std::vector<Token> split(const std::string& text) {
  NoErrors ignore;
  google::protobuf::io::ArrayInputStream stream(text.data(), static_cast<int>(text.size()));
  Tokenizer tokenizer(&stream, &ignore);
  tokenizer.set_comment_style(Tokenizer::SH_COMMENT_STYLE);
  tokenizer.set_allow_f_after_float(true);
  tokenizer.set_require_space_after_number(false);
  std::vector<Token> tokens;
  while (tokenizer.Next()) {
    const auto& current = tokenizer.current();
    Token& token = tokens.emplace_back();
    token.text = current.text;
    token.position = {current.line, current.column};
    token.end_column = current.end_column;
    token.is_name = current.type == Tokenizer::TYPE_IDENTIFIER;
  }
  return tokens;
}

}  // namespace

std::vector<Token> tokens_of(const std::string& text) {
  std::vector<Token> tokens = split(text);
  std::vector<int> open;
  int field = -1;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    const bool before_value =
        i + 1 < tokens.size() && (tokens[i + 1].text == ":" || opens(tokens[i + 1]));
    token.is_name = token.is_name && before_value && (i == 0 || tokens[i - 1].text != ":");
    token.group = open.empty() ? -1 : open.back();
    if (token.is_name) field = static_cast<int>(i);
    token.field = field;
    if (opens(token)) {
      open.push_back(field);
      field = -1;
    } else if (closes(token) && !open.empty()) {
      token.field = field = open.back();
      open.pop_back();
      token.group = open.empty() ? -1 : open.back();
    }
  }
  return tokens;
}

int token_at(const std::vector<Token>& tokens, Position position) {
  const auto after = std::ranges::upper_bound(
      tokens, std::pair(position.line, position.column), {},
      [](const Token& t) { return std::pair(t.position.line, t.position.column); });
  return static_cast<int>(after - tokens.begin()) - 1;
}

int end_of_field(const std::vector<Token>& tokens, int name) {
  const int group = tokens[static_cast<std::size_t>(name)].group;
  int at = name + 1;
  while (at < static_cast<int>(tokens.size())) {
    const Token& token = tokens[static_cast<std::size_t>(at)];
    // The same group, and either another field or the brace that ends the group.
    if (token.group == group && token.field != name) break;
    if (token.group != group && closes(token) && token.field == group) break;
    ++at;
  }
  return at;
}

std::vector<std::string> path_to(const std::vector<Token>& tokens, int token) {
  std::vector<std::string> path;
  if (token < 0) return path;
  const Token& start = tokens[static_cast<std::size_t>(token)];
  if (start.is_name) path.push_back(start.text);
  for (int at = start.group; at >= 0; at = tokens[static_cast<std::size_t>(at)].group) {
    path.push_back(tokens[static_cast<std::size_t>(at)].text);
  }
  std::ranges::reverse(path);
  return path;
}

}  // namespace concordat::configs
