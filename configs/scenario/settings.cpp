#include "configs/scenario/settings.hpp"

#include <span>
#include <vector>

#include "configs/england/called.hpp"
#include "configs/text/values.hpp"
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

/// The elements whose codes begin with a stem.
std::vector<int> elements_like(const Message& message, const FieldDescriptor& field,
                               const std::string& stem) {
  std::vector<int> found;
  const auto* type = field.message_type();
  if (type == nullptr) return found;
  const auto& reflection = *message.GetReflection();
  for (const char* key : {"code", "place", "from", "name"}) {
    const auto* code = type->FindFieldByName(key);
    if (code == nullptr) continue;
    for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
      const Message& one = reflection.GetRepeatedMessage(message, &field, i);
      if (one.GetReflection()->GetString(one, code).starts_with(stem)) found.push_back(i);
    }
    return found;
  }
  return found;
}

/// The element that alone has a name, whatever its capitals, or -1.
int element_named(const Message& message, const FieldDescriptor& field, const std::string& name) {
  const auto* type = field.message_type();
  const auto* named = type == nullptr ? nullptr : type->FindFieldByName("name");
  if (named == nullptr) return -1;
  const auto& reflection = *message.GetReflection();
  int found = -1;
  for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
    const Message& one = reflection.GetRepeatedMessage(message, &field, i);
    if (engine::edit_distance(one.GetReflection()->GetString(one, named), name) != 0) continue;
    if (found >= 0) return -1;
    found = i;
  }
  return found;
}

/// The element that an index, a code or a name means, or -1.
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
  if (const int one = element_named(message, field, index); one >= 0) return one;
  if (const auto position = parsed_whole(index))
    return *position >= 0 && *position < count ? *position : -1;
  const auto short_name = find_called(called_of(message, field), index);
  return short_name ? static_cast<int>(*short_name) : -1;
}

std::string count_of(const Message& message, const FieldDescriptor& field) {
  const int count = message.GetReflection()->FieldSize(message, &field);
  if (count == 0) return "the scenario has none";
  if (count == 1) return "the scenario has one: " + field.name() + "[0]";
  return "the scenario has " + std::to_string(count) + ": " + field.name() + "[0] to " +
         field.name() + "[" + std::to_string(count - 1) + "]" +
         (field.message_type() == nullptr ? "" : ", or by code");
}

/// "did you mean ...?", or how many there are.
std::string near_code(const Message& message, const FieldDescriptor& field,
                      const std::string& word) {
  const auto* type = field.message_type();
  const auto* code = type == nullptr ? nullptr : type->FindFieldByName("code");
  std::vector<std::string> codes;
  const auto& reflection = *message.GetReflection();
  for (int i = 0; code != nullptr && i < reflection.FieldSize(message, &field); ++i) {
    const Message& one = reflection.GetRepeatedMessage(message, &field, i);
    codes.push_back(one.GetReflection()->GetString(one, code));
  }
  if (const std::string merger = merger_of(word); !merger.empty()) return merger;
  const std::string near = engine::nearest(word, codes);
  return near.empty() ? count_of(message, field) : "did you mean \"" + near + "\"?";
}

/// The elements that a step of a path means; none if there are no such.
std::vector<int> elements(const Message& message, const FieldDescriptor& field,
                          const std::string& index) {
  if (const int one = element(message, field, index); one >= 0) return {one};
  if (!index.ends_with('*')) return {};
  return elements_like(message, field, index.substr(0, index.size() - 1));
}

/// What a path leads to.
struct Target {
  Message* message = nullptr;
  const FieldDescriptor* field = nullptr;
  int index = -1;
};

/// Follows a path downwards.
class Walk {
 public:
  Walk(const Where& where, Problems& problems) : where_(where), problems_(problems) {}

  /// The ends of a path, or none after reporting what is wrong with it.
  std::vector<Target> follow(Message& root, std::span<const Segment> path) {
    ends_.clear();
    if (!go_on(root, path)) ends_.clear();
    return ends_;
  }

  void set(const std::vector<Target>& targets, const std::string& value) {
    for (const Target& target : targets) {
      const auto objection = set_value(*target.message, *target.field, target.index, value);
      if (objection) return fail(objection->what, objection->hint);
    }
  }

 private:
  void fail(const std::string& what, const Hint& hint) { problems_.add(where_, what, hint); }

  const FieldDescriptor* find(const Message& message, const Segment& step) {
    const auto* group = message.GetDescriptor();
    const auto* field = group->FindFieldByName(step.name);
    if (field == nullptr) {
      const std::string home = path_of(*group);
      fail("no setting " + quoted(step.name) + (home.empty() ? "" : " in " + home),
           suggest_field(*group, step.name));
    } else if (path_of(*field) == "include" || path_of(*field) == "graphml" ||
               path_of(*field) == "tables") {
      fail(field->name() + " can only be given in a scenario file", "");
      return nullptr;
    }
    return field;
  }

  /// Goes on from a message to all that the path means; false after reporting what is wrong.
  bool go_on(Message& message, std::span<const Segment> path) {
    const auto* field = find(message, path[0]);
    if (field == nullptr) return false;
    const auto indices = find_elements(message, *field, path[0]);
    for (const int index : indices) {
      if (path.size() > 1) {
        Message* const next = descend(message, *field, index, path[1].name);
        if (next == nullptr || !go_on(*next, path.subspan(1))) return false;
      } else if (field->message_type() == nullptr) {
        ends_.push_back({&message, field, index});
      } else {
        fail(
            path_of(*field) + " is a group of settings",
            "name one of them: " + path_of(*field) + "." + field->message_type()->field(0)->name());
        return false;
      }
    }
    return !indices.empty();
  }

  /// -1 for what is there once; none after reporting what is wrong.
  std::vector<int> find_elements(const Message& message, const FieldDescriptor& field,
                                 const Segment& step) {
    if (field.is_repeated() != step.index.has_value()) {
      fail(path_of(field) + (field.is_repeated() ? " needs an index" : " takes no index"),
           field.is_repeated() ? count_of(message, field) : "");
      return {};
    }
    if (!field.is_repeated()) return {-1};
    auto found = elements(message, field, *step.index);
    if (found.empty())
      fail("no " + path_of(field) + " " + quoted(*step.index),
           near_code(message, field, *step.index));
    return found;
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
  std::vector<Target> ends_;
};

}  // namespace

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
  if (segments) {
    const auto ends = Walk(where, problems).follow(scenario, *segments);
    return ends.empty() ? nullptr : ends.front().field;
  }
  problems.add(where, quoted(path) + " is not a path",
               "write it as settings are: trust.gain, regime, event[0].size");
  return nullptr;
}

}  // namespace concordat::configs
