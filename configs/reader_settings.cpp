#include "configs/reader_settings.hpp"

#include <charconv>
#include <vector>

#include "engine/nearest.hpp"

namespace concordat::configs {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

/// One step of a path: "organisation[RHQ]" is a name and an index or code.
struct Segment {
  std::string name;
  std::optional<std::string> index;
};

template <class Number>
std::optional<Number> parsed(const std::string& text) {
  Number value{};
  const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
  const auto [end, error] = std::from_chars(begin, text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return value;
}

std::optional<bool> truth(const std::string& text) {
  if (text == "true" || text == "on" || text == "yes" || text == "1") return true;
  if (text == "false" || text == "off" || text == "no" || text == "0") return false;
  return {};
}

Objection misfit(const FieldDescriptor& field, const std::string& text) {
  return {path_of(field) + " must be " + expected(field) + ", not " + quoted(text),
          field.enum_type() == nullptr ? "" : suggest_value(*field.enum_type(), text)};
}

std::optional<std::vector<Segment>> split(const std::string& path) {
  std::vector<Segment> segments;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find_first_of(".[", at), path.size());
    Segment& segment = segments.emplace_back(Segment{path.substr(at, end - at), {}});
    at = end;
    if (at < path.size() && path[at] == '[') {
      const std::size_t close = path.find(']', at);
      if (close == std::string::npos) return {};
      segment.index = path.substr(at + 1, close - at - 1);
      at = close + 1;
      if (at < path.size() && path[at] != '.') return {};
    }
    if (segment.name.empty()) return {};
    ++at;
  }
  return segments;
}

/// The element that an index or a code means, or -1.
int element(const Message& message, const FieldDescriptor& field, const std::string& index) {
  const auto& reflection = *message.GetReflection();
  const int count = reflection.FieldSize(message, &field);
  if (const auto* type = field.message_type()) {
    for (const char* key : {"code", "place", "from", "name"}) {
      const auto* code = type->FindFieldByName(key);
      for (int i = 0; code != nullptr && i < count; ++i) {
        const Message& one = reflection.GetRepeatedMessage(message, &field, i);
        if (one.GetReflection()->GetString(one, code) == index) return i;
      }
    }
  }
  const auto position = parsed<int>(index);
  return position && *position >= 0 && *position < count ? *position : -1;
}

std::string count_of(const Message& message, const FieldDescriptor& field) {
  const int count = message.GetReflection()->FieldSize(message, &field);
  if (count == 0) return "the scenario has none";
  if (count == 1) return "the scenario has one: " + field.name() + "[0]";
  return "the scenario has " + std::to_string(count) + ": " + field.name() + "[0] to " +
         field.name() + "[" + std::to_string(count - 1) + "]" +
         (field.message_type() == nullptr ? "" : ", or by code");
}

/// What a path leads to.
struct Target {
  Message* message = nullptr;  ///< nothing if there is no such thing
  const FieldDescriptor* field = nullptr;
  int index = -1;
};

/// Follows a path downwards.
class Walk {
 public:
  Walk(const Where& where, Problems& problems) : where_(where), problems_(problems) {}

  /// The end of a path, or nothing after reporting what is wrong with it.
  Target follow(Message& root, const std::vector<Segment>& path) {
    Message* message = &root;
    for (std::size_t i = 0; message != nullptr; ++i) {
      const auto* field = find(*message, path[i]);
      int index = -1;
      if (field == nullptr || !find_element(*message, *field, path[i], index)) return {};
      const bool last = i + 1 == path.size();
      if (last && field->message_type() == nullptr) return {message, field, index};
      if (last) {
        fail(
            path_of(*field) + " is a group of settings",
            "name one of them: " + path_of(*field) + "." + field->message_type()->field(0)->name());
        return {};
      }
      message = descend(*message, *field, index, path[i + 1].name);
    }
    return {};
  }

  void set(const Target& target, const std::string& value) {
    if (target.message == nullptr) return;
    const auto objection = set_value(*target.message, *target.field, target.index, value);
    if (objection) fail(objection->what, objection->advice);
  }

 private:
  void fail(const std::string& what, const std::string& advice) {
    problems_.add(where_, what, advice);
  }

  const FieldDescriptor* find(const Message& message, const Segment& step) {
    const auto* group = message.GetDescriptor();
    const auto* field = group->FindFieldByName(step.name);
    if (field == nullptr) {
      const std::string home = path_of(*group);
      fail("no setting " + quoted(step.name) + (home.empty() ? "" : " in " + home),
           suggest_field(*group, step.name));
    } else if (path_of(*field) == "include" || path_of(*field) == "graphml") {
      fail(field->name() + " can only be given in a scenario file", "");
      return nullptr;
    }
    return field;
  }

  bool find_element(const Message& message, const FieldDescriptor& field, const Segment& step,
                    int& index) {
    if (field.is_repeated() != step.index.has_value()) {
      fail(path_of(field) + (field.is_repeated() ? " needs an index" : " takes no index"),
           field.is_repeated() ? count_of(message, field) : "");
      return false;
    }
    if (!field.is_repeated()) return true;
    index = element(message, field, *step.index);
    if (index < 0)
      fail("no " + path_of(field) + " " + quoted(*step.index), count_of(message, field));
    return index >= 0;
  }

  Message* descend(Message& message, const FieldDescriptor& field, int index,
                   const std::string& next) {
    if (field.message_type() == nullptr) {
      fail(path_of(field) + " is " + expected(field) + " and has no " + quoted(next), "");
      return nullptr;
    }
    const auto& reflection = *message.GetReflection();
    return index < 0 ? reflection.MutableMessage(&message, &field)
                     : reflection.MutableRepeatedMessage(&message, &field, index);
  }

  Where where_;
  Problems& problems_;
};

}  // namespace

std::optional<Objection> set_value(Message& message, const FieldDescriptor& field, int index,
                                   const std::string& text) {
  const auto& reflection = *message.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    if (index < 0) {
      reflection.SetString(&message, &field, text);
    } else {
      reflection.SetRepeatedString(&message, &field, index, text);
    }
  } else if (field.enum_type() != nullptr) {
    const auto* value = field.enum_type()->FindValueByName(text);
    if (value == nullptr) return misfit(field, text);
    reflection.SetEnum(&message, &field, value);
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
    const auto value = truth(text);
    if (!value) return misfit(field, text);
    reflection.SetBool(&message, &field, *value);
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_INT32) {
    const auto value = parsed<int>(text);
    if (!value) return misfit(field, text);
    if (const auto objection = check_number(field, *value)) return objection;
    reflection.SetInt32(&message, &field, *value);
  } else {
    const auto value = parsed<double>(text);
    if (!value) return misfit(field, text);
    if (const auto objection = check_number(field, *value)) return objection;
    reflection.SetDouble(&message, &field, *value);
  }
  return {};
}

void apply_setting(Message& scenario, const std::string& setting, const Where& where,
                   Problems& problems) {
  const std::size_t equals = setting.find('=');
  const auto path = split(setting.substr(0, equals));
  if (equals == std::string::npos || !path) {
    return problems.add(where, "not a setting",
                        "write path=value, for example trust.gain=0.02 or regime=majority");
  }
  Walk walk(where, problems);
  walk.set(walk.follow(scenario, *path), setting.substr(equals + 1));
}

const FieldDescriptor* find_setting(Message& scenario, const std::string& path, const Where& where,
                                    Problems& problems) {
  const auto segments = split(path);
  if (segments) return Walk(where, problems).follow(scenario, *segments).field;
  problems.add(where, quoted(path) + " is not a path",
               "write it as --set takes it: trust.gain, regime, event[0].size");
  return nullptr;
}

}  // namespace concordat::configs
