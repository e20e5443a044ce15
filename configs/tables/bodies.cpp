#include "configs/tables/bodies.hpp"

#include <algorithm>

#include "agents/tables/subtypes.hpp"
#include "configs/tables/columns.hpp"
#include "configs/tables/heading.hpp"
#include "configs/text/values.hpp"
#include "engine/nearest.hpp"

namespace concordat::configs {
namespace {

using google::protobuf::Message;

/// Of a cell such as "ashby, brook": its parts, without blanks.
std::vector<std::string> parts_of(const std::string& cell) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t end = std::min(cell.find_first_of(",;", at), cell.size());
    std::string part = cell.substr(at, end - at);
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    if (!part.empty()) parts.push_back(std::move(part));
    at = end + 1;
  }
  return parts;
}

/// Puts the rows of all tables into one part.
class BodyReader {
 public:
  BodyReader(const BodyTables& tables, Part& part, Problems& problems)
      : tables_(tables), part_(part), scenario_(part.message), problems_(problems) {}

  void read() {
    for_each_row("systems", [&](std::size_t row) { add("system", row); });
    for_each_row("places", [&](std::size_t row) { add("place", row); });
    for_each_row("organisations", [&](std::size_t row) { organisation(row); });
    for_each_row("memberships", [&](std::size_t row) { serves(row); });
    for_each_row("seats", [&](std::size_t row) { board(row); });
    for_each_row("contracts", [&](std::size_t row) { income(row); });
  }

 private:
  template <class Visit>
  void for_each_row(const char* of, Visit visit) {
    const auto found = tables_.find(of);
    if (found == tables_.end()) return;
    of_ = of;
    table_ = &found->second;
    columns_.clear();
    for (const std::string& heading : table_->heading)
      columns_.push_back(find_body_column(of_, heading));
    note_unread();
    for (std::size_t row = 0; row < table_->rows.size(); ++row)
      if (table_->rows[row].size() == columns_.size()) visit(row);  // else it has been reported
  }

  void note_unread() {
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      if (columns_[k] != nullptr) continue;
      const Where where = table_->at_heading(k);
      part_.notes.push_back(where.source->name() + ":" + std::to_string(where.position.line + 1) +
                            ":" + std::to_string(where.position.column + 1) + ": the column " +
                            quoted(table_->heading[k]) + " of " + of_ + " is not read");
    }
  }

  /// The cell of a column that is read in its own way; empty where nothing is said.
  std::string said(std::size_t row, std::string_view name) const {
    for (std::size_t k = 0; k < columns_.size(); ++k)
      if (columns_[k] != nullptr && columns_[k]->name == name)
        return says_nothing(table_->rows[row][k]) ? "" : table_->rows[row][k];
    return "";
  }

  Where place_of(std::size_t row, std::string_view name) const {
    for (std::size_t k = 0; k < columns_.size(); ++k)
      if (columns_[k] != nullptr && columns_[k]->name == name) return table_->at(row, k);
    return table_->places[row];
  }

  /// Where a field stands: in the cell of a column, or in its row as a whole. England's are sound,
  /// so that nobody asks.
  void remember(const Message& message, const std::string& field, int index, std::size_t row,
                std::string_view column = {}) {
    if (part_.tables.empty()) return;
    const Where where = column.empty() ? table_->places[row] : place_of(row, column);
    part_.origins[{&message, field, index}] = {where.source->offset(where.position), where.source};
  }

  /// A new element of the scenario with what its row says.
  Message& add(const char* list, std::size_t row) {
    const auto* field = scenario_.GetDescriptor()->FindFieldByName(list);
    const auto& reflection = *scenario_.GetReflection();
    remember(scenario_, list, reflection.FieldSize(scenario_, field), row);
    Message& message = *reflection.AddMessage(&scenario_, field);
    take(message, row);
    return message;
  }

  /// Sets the fields of a row that columns name.
  void take(Message& message, std::size_t row) {
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      const std::string& cell = table_->rows[row][k];
      if (columns_[k] == nullptr || columns_[k]->field.empty() || says_nothing(cell)) continue;
      const std::string name(columns_[k]->field);
      const auto& field = *message.GetDescriptor()->FindFieldByName(name);
      remember(message, name, -1, row, columns_[k]->name);
      const bool is_word = field.enum_type() != nullptr;
      if (const auto objection = set_value(message, field, -1, is_word ? as_word(cell) : cell))
        problems_.add(table_->at(row, k), objection->what, objection->hint);
    }
  }

  void organisation(std::size_t row) {
    auto& body = static_cast<schema::Organisation&>(add("organisation", row));
    index_.emplace(body.code(), &body);
    take_words_of_england(body, row);
    for (const std::string& place : parts_of(said(row, "place"))) {
      remember(body, "serves", body.serves_size(), row, "place");
      body.add_serves()->set_place(place);
    }
    if (const std::string system = said(row, "system"); !system.empty()) {
      remember(body, "board", 0, row, "system");
      body.add_board(system);
    }
  }

  /// England's table says what a body was called in the sources, and where its turnover is from.
  void take_words_of_england(schema::Organisation& body, std::size_t row) {
    const std::string original = said(row, "original_kind"), rule = said(row, "turnover_rule");
    if (!rule.empty()) body.set_turnover_is_estimated(rule != "known" && rule != "accounts");
    if (!original.empty()) body.set_is_synthetic(original == "synthetic");
    for (const auto& subtype : agents::subtype_table())
      if (subtype.name == original)
        body.set_subtype(static_cast<schema::Subtypes::Subtype>(subtype.subtype));
  }

  /// The organisation that a row is about, or nullptr after reporting that there is none.
  schema::Organisation* body_of(std::size_t row, const char* column) {
    const std::string code = said(row, column);
    if (const auto found = index_.find(code); found != index_.end()) return found->second;
    if (tables_.contains("organisations") || code.empty()) {
      std::vector<std::string> known;
      for (const auto& [name, body] : index_) known.push_back(name);
      const std::string near = engine::nearest(code, known);
      problems_.add(place_of(row, column),
                    code.empty() ? "the row names no " + std::string(column)
                                 : "the table of organisations has no code " + quoted(code),
                    near.empty() ? "" : "did you mean " + quoted(near) + "?");
      return nullptr;
    }
    auto& body = *scenario_.add_organisation();
    remember(scenario_, "organisation", scenario_.organisation_size() - 1, row);
    remember(body, "code", -1, row, column);
    body.set_code(code);
    return index_[code] = &body;
  }

  void serves(std::size_t row) {
    auto* body = body_of(row, "organisation");
    if (body == nullptr) return;
    remember(*body, "serves", body->serves_size(), row);
    take(*body->add_serves(), row);
  }

  void board(std::size_t row) {
    auto* body = body_of(row, "organisation");
    if (body == nullptr) return;
    remember(*body, "board", body->board_size(), row, "system");
    body->add_board(said(row, "system"));
  }

  void income(std::size_t row) {
    auto* body = body_of(row, "provider");
    if (body == nullptr) return;
    remember(*body, "income", body->income_size(), row);
    take(*body->add_income(), row);
  }

  const BodyTables& tables_;
  Part& part_;
  schema::Scenario& scenario_;
  Problems& problems_;
  std::string of_;
  const TextTable* table_ = nullptr;
  std::vector<const BodyColumn*> columns_;
  std::map<std::string, schema::Organisation*> index_;
};

}  // namespace

TextTable read_body_table(const std::string& of, std::shared_ptr<Source> file, Problems& problems) {
  Problems found;
  const auto are_numbers = [&](const auto& heading) { return holds_numbers(of, heading); };
  TextTable table = read_table(std::move(file), "row", are_numbers, found);
  const auto is_known = [&](const auto& heading) { return find_body_column(of, heading); };
  if (table.file->is_veiled() && std::ranges::none_of(table.heading, is_known))
    refuse_veiled(table.file->name(), "a table of " + of);
  check_heading(of, table, found);
  problems.add(found);
  return table;
}

void read_bodies(const BodyTables& tables, Part& part, Problems& problems) {
  BodyReader(tables, part, problems).read();
}

}  // namespace concordat::configs
