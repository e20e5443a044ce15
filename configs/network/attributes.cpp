#include "configs/network/attributes.hpp"

#include <algorithm>
#include <vector>

#include "configs/text/values.hpp"
#include "engine/nearest.hpp"

namespace concordat::configs {
namespace {

using engine::GraphDocument;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

/// All that is read of some node or edge.
constexpr std::string_view known_attributes[] = {
    "kind",        "subtype",      "name",       "turnover", "reserve", "margin",   "fund",
    "performance", "misalignment", "population", "share",    "place",   "off_board"};

/// What tools write of how a network looks, or for themselves.
// clang-format off
constexpr std::string_view of_looks[] = {
    // Gephi
    "x", "y", "z", "r", "g", "b", "alpha", "size", "color", "colour", "edge label", "edge id",
    // yEd
    "nodegraphics", "edgegraphics", "portgraphics", "description", "url", "label",
    // NetLogo
    "shape", "xcor", "ycor", "heading", "hidden?", "label-color", "pen-size", "pen-mode",
    "thickness", "tie-mode", "breed", "who", "end1", "end2",
    // Cytoscape
    "suid", "shared name", "selected", "interaction", "shared interaction", "canonicalname",
    // igraph and networkx
    "id", "code"};
// clang-format on

/// What others call what is read here.
constexpr std::pair<std::string_view, std::string_view> synonyms[] = {
    {"weight", "share"},     {"strength", "share"},    {"fraction", "share"},
    {"proportion", "share"}, {"percentage", "share"},  {"percent", "share"},
    {"type", "kind"},        {"class", "kind"},        {"category", "kind"},
    {"budget", "turnover"},  {"revenue", "turnover"},  {"income", "turnover"},
    {"pop", "population"},   {"people", "population"}, {"inhabitants", "population"}};

constexpr std::size_t telling = 5;  // letters of a name that stands out within a longer one

std::string in_lower_case(std::string_view word) {
  std::string lower(word);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

bool is_among(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// Whether somebody who wrote `word` may have meant the attribute `name`.
bool means(std::string_view word, std::string_view name) {
  const std::vector<std::string> wanted{std::string(name)};
  return std::ranges::find(synonyms, std::pair(word, name)) != std::end(synonyms) ||
         (name.size() >= telling && word.find(name) != word.npos) ||
         !engine::nearest(word, wanted).empty();
}

bool is_number(const std::string& text, double value) {
  return parsed_number(text).value_or(value + 1) == value;
}

/// What tools write where nothing was said.
bool is_filler(const std::string& word, const std::string& value) {
  return says_nothing(value) || is_among(word, of_looks) ||
         (word == "weight" && is_number(value, 1));
}

/// NetLogo says 0 of whatever a node does not have.
bool is_left_out(const FieldDescriptor& field, const std::string& value) {
  if (says_nothing(value)) return true;
  if (!is_number(value, 0)) return false;
  return field.enum_type() != nullptr ||
         (field.cpp_type() == FieldDescriptor::CPPTYPE_DOUBLE && check_number(field, 0));
}

}  // namespace

const GraphDocument::Attribute* find_attribute(const GraphDocument::Attributes& attributes,
                                               std::string_view name) {
  const auto found = std::ranges::find_if(
      attributes, [&](const auto& each) { return in_lower_case(each.first) == name; });
  return found == attributes.end() ? nullptr : &found->second;
}

std::string stand_in_for(const GraphDocument::Attributes& attributes, std::string_view name) {
  const auto found = std::ranges::find_if(attributes, [&](const auto& each) {
    const std::string word = in_lower_case(each.first);
    return !is_filler(word, each.second.value) && !is_among(word, known_attributes) &&
           means(word, name);
  });
  return found == attributes.end() ? "" : found->first;
}

void AttributeReader::take(Message& message, const Element& element) {
  for (const std::string_view name : element.names) set(message, element, name);
  leave(element);
}

void AttributeReader::leave(const Element& element) {
  for (const auto& [name, attribute] : element.attributes) look_at(element, name, attribute);
}

void AttributeReader::set(Message& message, const Element& element, std::string_view name) {
  const auto& field = *message.GetDescriptor()->FindFieldByName(std::string(name));
  const Attribute* first = nullptr;
  for (const auto& [written, attribute] : element.attributes) {
    if (in_lower_case(written) != name || is_unsaid(field, element, attribute)) continue;
    if (first != nullptr) {
      problems_.add(at(attribute), element.subject + quoted(std::string(name)) + " is given twice",
                    "the case of letters makes no difference; keep one of them");
      continue;
    }
    first = &attribute;
    part_.origins[{&message, std::string(name), -1}] = attribute.at;
    const bool is_word = field.enum_type() != nullptr;
    if (const auto objection =
            set_value(message, field, -1, is_word ? as_word(attribute.value) : attribute.value))
      problems_.add(at(attribute), element.subject + objection->what, objection->hint);
  }
}

/// An attribute that may not be read.
void AttributeReader::look_at(const Element& element, const std::string& name,
                              const Attribute& attribute) {
  const std::string word = in_lower_case(name);
  const std::span<const std::string_view> names(element.names.begin(), element.names.size());
  if (word == "kind" || word == "name" || is_among(word, names) || is_filler(word, attribute.value))
    return;
  const bool is_known = is_among(word, known_attributes);
  if (is_known && (attribute.is_default || is_number(attribute.value, 0))) return;
  for (const std::string_view meant : names) {
    if (is_known || !means(word, meant) || find_attribute(element.attributes, meant)) continue;
    return problems_.add(at(attribute),
                         element.subject + "nobody reads the attribute " + quoted(name),
                         "did you mean " + quoted(std::string(meant)) + "?");
  }
  note(element, name, attribute, "is not read");
}

/// Whether an attribute is as good as left out.
bool AttributeReader::is_unsaid(const FieldDescriptor& field, const Element& element,
                                const Attribute& attribute) {
  if (is_left_out(field, attribute.value)) return true;
  if (!is_zero_nothing_ || !is_number(attribute.value, 0)) return false;
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) return true;
  note(element, field.name(), attribute, "says nothing where it is 0, as NetLogo writes it");
  return true;
}

/// Once for each name and kind of element.
void AttributeReader::note(const Element& element, const std::string& name,
                           const Attribute& attribute, const std::string& what) {
  if (!noted_.insert(element.all + " " + name).second) return;
  const Position position = at(attribute).position;
  part_.notes.push_back(part_.source.name() + ":" + std::to_string(position.line + 1) + ":" +
                        std::to_string(position.column + 1) + ": the attribute " + quoted(name) +
                        " of " + element.all + " " + what);
}

Where AttributeReader::at(const Attribute& attribute) const {
  return {&part_.source, part_.source.position(attribute.at)};
}

}  // namespace concordat::configs
