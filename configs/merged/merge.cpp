#include "configs/merged/merge.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "configs/network/graphml.hpp"
#include "configs/shipped/scenarios.hpp"
#include "configs/tables/bodies.hpp"
#include "engine/error.hpp"
#include "engine/nearest.hpp"

namespace concordat::configs {
namespace {

namespace fs = std::filesystem;
using google::protobuf::FieldDescriptor;

constexpr std::size_t deepest_chain = 50;

/// A path as it is known by: absolute and without detours.
std::string identity(const std::string& path) {
  std::error_code error;
  const fs::path canonical = fs::weakly_canonical(path, error);
  return error ? path : canonical.string();
}

class Merger {
 public:
  explicit Merger(Problems& problems) : problems_(problems) {}

  void add(Source source, const std::string& id) {
    Problems own;
    std::unique_ptr<Part> part = is_markup(source.text()) ? read_network(std::move(source), own)
                                                          : parse(std::move(source), own);
    if (part->source.is_veiled() && !own.empty())
      refuse_veiled(own.first_place(), "written as a scenario is");
    problems_.add(own);
    chain_.push_back(id);
    seen_.insert(id);
    for (int i = 0; i < part->message.include_size(); ++i) include(*part, i);
    if (part->message.has_graphml()) import_network(*part);
    if (part->message.has_tables()) import_tables(*part);
    part->message.clear_include();
    part->message.clear_graphml();
    part->message.clear_tables();
    part->message.clear_expectation();  // no part of what is simulated
    merged.add(std::move(part));
    chain_.pop_back();
  }

  Merged merged;

 private:
  void include(const Part& part, int index) {
    const std::string& path = part.message.include(index);
    const auto* field = part.message.GetDescriptor()->FindFieldByName("include");
    const auto start = part.positions->GetLocation(field, index);
    const Where where{&part.source, {start.line, start.column}};
    const std::string full = beside(part.source.folder(), path), id = identity(full);
    if (std::ranges::find(chain_, id) != chain_.end()) {
      return problems_.add(where, "include " + quoted(path) + " goes round in a circle",
                           "a scenario cannot start from itself");
    }
    if (chain_.size() >= deepest_chain) return problems_.add(where, "includes are nested too deep");
    if (seen_.contains(id)) return;
    try {
      add(open_named(part.source, path), id);
    } catch (const engine::UserError& error) {
      problems_.add(where, "include " + quoted(path) + " cannot be read", Hint(error));
    }
  }

  void import_network(const Part& part) {
    const std::string& path = part.message.graphml();
    const auto* field = part.message.GetDescriptor()->FindFieldByName("graphml");
    const auto start = part.positions->GetLocation(field, -1);
    const Where where{&part.source, {start.line, start.column}};
    const std::string full = beside(part.source.folder(), path);
    const std::string shown = shown_beside(part.source, path);
    try {
      Source source(shown, "", read_text_file(full, shown, "GraphML file"));
      if (lies_outside(full, part.source.folder())) source.veil();
      merged.add(read_network(std::move(source), problems_));
    } catch (const engine::UserError& error) {
      problems_.add(where, "graphml " + quoted(path) + " cannot be imported", Hint(error));
    }
  }

  void import_tables(const Part& part) {
    const auto& tables = part.message.tables();
    auto bodies = std::make_unique<Part>(Source(part.source.name(), part.source.folder(), ""));
    BodyTables found;
    std::vector<const google::protobuf::FieldDescriptor*> fields;
    tables.GetReflection()->ListFields(tables, &fields);
    for (const auto* field : fields) {
      const std::string path = tables.GetReflection()->GetString(tables, field);
      const std::string full = beside(part.source.folder(), path);
      const std::string shown = shown_beside(part.source, path);
      const std::string what = "table of " + field->name();
      try {
        auto file = std::make_shared<Source>(shown, "", read_text_file(full, shown, what));
        if (lies_outside(full, part.source.folder())) file->veil();
        bodies->tables.push_back(file);
        found[field->name()] = read_body_table(field->name(), std::move(file), problems_);
      } catch (const engine::UserError& error) {
        const Step steps[] = {{"tables"}, {field->name().c_str()}};
        problems_.add(
            locate(part.source, part.positions.get(), *schema::Scenario::descriptor(), steps),
            "the " + what + " cannot be read", Hint(error));
      }
    }
    read_bodies(found, *bodies, problems_);
    merged.add(std::move(bodies));
  }

  Problems& problems_;
  std::vector<std::string> chain_;
  std::set<std::string> seen_;
};

/// The part that holds a top-level field, and the field's index within it.
std::pair<const Part*, int> home_of(const Merged& merged, const FieldDescriptor& field, int index) {
  if (field.is_repeated()) {
    for (const auto& part : merged.parts) {
      const int count = part->message.GetReflection()->FieldSize(part->message, &field);
      if (index < count) return {part.get(), index};
      index -= count;
    }
  } else {
    for (auto part = merged.parts.rbegin(); part != merged.parts.rend(); ++part) {
      const auto& message = (*part)->message;
      if (message.GetReflection()->HasField(message, &field)) return {part->get(), -1};
    }
  }
  return {merged.parts.empty() ? nullptr : merged.parts.back().get(), -2};
}

/// Where a field of an imported network or of tables was written, or the nearest element around it.
Where locate_in_network(const Part& part, std::span<const Step> path) {
  Where where{&part.source, {}};
  const google::protobuf::Message* message = &part.message;
  for (const Step& step : path) {
    const auto origin = part.origins.find({message, step.field, step.index});
    if (origin == part.origins.end()) break;
    where.source = origin->second.source == nullptr ? &part.source : origin->second.source;
    where.position = where.source->position(origin->second.at);
    const auto* field = message->GetDescriptor()->FindFieldByName(step.field);
    if (field->message_type() == nullptr) break;
    message = &message->GetReflection()->GetRepeatedMessage(*message, field, step.index);
  }
  return where;
}

bool is_list_of_bodies(const Step& step) {
  const std::string_view field = step.field;
  return field == "system" || field == "place" || field == "organisation";
}

/// Where something of a footprint's body was written last: by an amendment, or not at all.
Where locate_in_footprint(const Merged& merged, std::vector<Step> steps) {
  const auto& root = *schema::Scenario::descriptor();
  const auto* bodies = root.FindFieldByName(steps.front().field);
  for (auto one = merged.amendments.rbegin(); one != merged.amendments.rend(); ++one) {
    if (one->bodies != steps.front().field || one->body != steps.front().index) continue;
    const auto& message = one->part->message;
    const auto& said = message.GetReflection()->GetRepeatedMessage(message, bodies, one->index);
    const auto* field =
        steps.size() < 2 ? nullptr : said.GetDescriptor()->FindFieldByName(steps[1].field);
    const auto& reflection = *said.GetReflection();
    if (field != nullptr && (field->is_repeated() ? reflection.FieldSize(said, field) == 0
                                                  : !reflection.HasField(said, field)))
      continue;
    steps.front().index = one->index;
    if (one->part->positions == nullptr) return locate_in_network(*one->part, steps);
    return locate(one->part->source, one->part->positions.get(), root, steps);
  }
  return {&merged.footprint->source, {}};
}

}  // namespace

void Merged::add(std::shared_ptr<const Part> part) {
  message.MergeFrom(part->message);
  parts.push_back(std::move(part));
}

Merged merge(Source source, Problems& problems) {
  Merger merger(problems);
  const std::string id = identity(beside(source.folder(), fs::path(source.name()).filename()));
  merger.add(std::move(source), id);
  merger.merged.own = merger.merged.parts.back().get();
  return std::move(merger.merged);
}

Source open_source(const std::string& path, const std::string& name) {
  std::error_code error;
  if (!fs::exists(path, error)) {
    const auto shipped = shipped_scenarios();
    const std::string plain = fs::path(path).filename().string();
    const auto found = std::ranges::find(shipped, plain, &ShippedScenario::name);
    if (found != shipped.end()) return {plain, "", found->text};
    std::vector<std::string> names;
    for (const auto& one : shipped) names.push_back(one.name);
    const std::string near = engine::nearest(plain, names);
    throw engine::UserError(
        name + ": no such file" + (near.empty() ? "" : "\n   did you mean \"" + near + "\"?"),
        {{engine::Advice::list_shipped, "scenarios"}});
  }
  return {name, fs::path(path).parent_path().string(), read_text_file(path, name, "scenario")};
}

std::vector<std::string> notes_of(const Merged& merged) {
  std::vector<std::string> notes;
  for (const auto& part : merged.parts)
    notes.insert(notes.end(), part->notes.begin(), part->notes.end());
  return notes;
}

bool has_bodies(const schema::Scenario& scenario) {
  return scenario.organisation_size() > 0 || scenario.has_network();
}

bool is_for_any_horizon(const Merged& merged, int event) {
  const auto& field = *schema::Scenario::descriptor()->FindFieldByName("event");
  const Part* const home = home_of(merged, field, event).first;
  if (home == nullptr || home != merged.own) return true;
  const auto is_whole = [&](const std::shared_ptr<const Part>& part) {
    return part.get() != merged.footprint &&
           (has_bodies(part->message) || part->message.has_footprint());
  };
  return !home->message.has_months() && std::ranges::none_of(merged.parts, is_whole);
}

Source open_named(const Source& by, const std::string& path) {
  const std::string full = beside(by.folder(), path);
  Source source = open_source(full, shown_beside(by, path));
  std::error_code error;
  if (fs::exists(full, error) && lies_outside(full, by.folder())) source.veil();
  return source;
}

Where locate(const Merged& merged, std::initializer_list<Step> path) {
  const auto& root = *schema::Scenario::descriptor();
  std::vector<Step> steps(path);
  if (merged.footprint != nullptr && is_list_of_bodies(steps.front()))
    return locate_in_footprint(merged, steps);
  const auto [part, index] =
      home_of(merged, *root.FindFieldByName(steps.front().field), steps.front().index);
  if (part == nullptr) return {};
  if (index == -2) return {&part->source, {}};
  steps.front().index = index;
  if (part->positions == nullptr) return locate_in_network(*part, steps);
  return locate(part->source, part->positions.get(), root, steps);
}

}  // namespace concordat::configs
