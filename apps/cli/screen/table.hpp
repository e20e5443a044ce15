#pragma once
/// Rows that are shown as aligned text or as a JSON array of objects.
#include <string>
#include <vector>

#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

/// The same fact for people and for programs.
struct Cell {
  Cell(std::string words) : text(std::move(words)), value(text) {}
  Cell(std::string words, Json fact) : text(std::move(words)), value(std::move(fact)) {}
  std::string text;
  Json value;
};

struct Column {
  enum class Align { left, right };
  std::string key;      ///< in JSON; empty: on the screen only
  std::string heading;  ///< on the screen; empty: in JSON only. "\n" breaks it over two lines
  Align align = Align::left;
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};

/// Indented by two; columns two apart; the heading first. Where that is too wide for a screen, the
/// widest are wrapped. Blanks before a cell's text stay.
std::string to_text(const Table& table);
Json to_json(const Table& table);

}  // namespace concordat::apps
