#pragma once
/// Attributes of the nodes and edges of an imported network: what is read of them, what was
/// probably meant by another name, and what nobody reads.
#include <google/protobuf/message.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "configs/text/parse.hpp"
#include "engine/network/graphml.hpp"

namespace concordat::configs {

/// The attribute of that name, whatever the case of its letters, or nullptr.
const engine::GraphDocument::Attribute* find_attribute(
    const engine::GraphDocument::Attributes& attributes, std::string_view name);

/// The attribute that was probably meant by `name`, as it is written, or "".
std::string stand_in_for(const engine::GraphDocument::Attributes& attributes,
                         std::string_view name);

class AttributeReader {
 public:
  AttributeReader(Part& part, Problems& problems) : part_(part), problems_(problems) {}

  /// From now on 0 says nothing: NetLogo writes it of all that nobody has set.
  void take_zero_for_nothing() { is_zero_nothing_ = true; }

  /// A node or an edge, whose attributes `names` are fields of its message.
  struct Element {
    const engine::GraphDocument::Attributes& attributes;
    std::vector<std::string_view> names;
    std::string subject;  ///< of problems: "node "H1": "
    std::string all;      ///< of notes: "nodes"
  };

  /// Sets what is given; reports what does not fit, what is given twice under two spellings, and
  /// what seems to mean a field that is not given. Notes each name that nobody reads once.
  void take(google::protobuf::Message& message, const Element& element);

  /// The same without a message: nothing is read of it.
  void leave(const Element& element);

 private:
  using Attribute = engine::GraphDocument::Attribute;
  void set(google::protobuf::Message& message, const Element& element, std::string_view name);
  void look_at(const Element& element, const std::string& name, const Attribute& attribute);
  bool is_unsaid(const google::protobuf::FieldDescriptor& field, const Element& element,
                 const Attribute& attribute);
  void note(const Element& element, const std::string& name, const Attribute& attribute,
            const std::string& what);
  Where at(const Attribute& attribute) const;

  Part& part_;
  Problems& problems_;
  std::set<std::string> noted_;
  bool is_zero_nothing_ = false;
};

}  // namespace concordat::configs
