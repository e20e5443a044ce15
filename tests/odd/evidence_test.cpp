// The evidence matrix has every row of the evidence table once, and names only what is there.
#include "tests/odd/evidence.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "tests/odd/page.hpp"

using namespace concordat::tests;

namespace {

/// The sections of the evidence: title and number of rows, by letter.
struct Section {
  char letter;
  int rows;
  std::string title;
};
const std::vector<Section> sections = {
    {'A', 27, "Actors: kinds, counts, interests"},
    {'B', 32, "Organisational forms and governance"},
    {'C', 42, "Money"},
    {'D', 22, "Regulators"},
    {'E', 19, "Leadership, relations, bandwidth"},
    {'F', 10, "Staff"},
    {'G', 18, "The public, media, secrecy"},
    {'H', 9, "Law, procurement, politics"},
    {'I', 14, "Boundaries, size, pace, targets"},
    {'J', 12, "Outcomes reported"},
    {'K', 16, "Named cases"},
};

std::string carried_by(const Evidence& row) {
  std::string text;
  for (const Carrier& carrier : carriers_of(row))
    text += (text.empty() ? "" : ", ") + carrier.kind + " " + code(carrier.name);
  return text.empty() ? "**not modelled**" : text;
}

std::string evidence_page() {
  const std::vector<Evidence> all = read_evidence();
  const auto left_out = std::ranges::count(all, "not modelled", &Evidence::carried_by);
  std::string text =
      "# The evidence matrix\n\nMade from `agents/odd/evidence.csv` by `tests/odd`; to change a "
      "row, change it there.\n\nWhat the sources say, in our own words, and what of the model "
      "carries it. " +
      std::to_string(all.size()) + " rows, of which " + std::to_string(left_out) +
      " are not modelled.\nThe sources are secondary, mostly qualitative and partly advocacy: that "
      "the model carries a fact shows that it\nreproduces what they claim, and is no independent "
      "validation. HC 650 is the report of the House of Commons\nHealth and Social Care Committee "
      "of June 2018, cited by paragraph; lines are those of the text that we worked\nfrom.\n";
  for (const Section& section : sections) {
    std::vector<std::vector<std::string>> rows;
    for (const Evidence& row : all)
      if (row.id[0] == section.letter)
        rows.push_back({row.id, cell(row.fact) + " *" + cell(row.source) + "*", carried_by(row),
                        cell(row.how)});
    text +=
        "\n## " + section.title + "\n" + table({"", "fact. *Source*", "carried by", "how"}, rows);
  }
  return text;
}

}  // namespace

TEST_CASE("every row of the evidence is there once", "[odd]") {
  std::map<std::string, int> times;
  for (const Evidence& row : read_evidence()) ++times[row.id];
  std::size_t expected = 0;
  for (const Section& section : sections)
    for (int k = 1; k <= section.rows; ++k, ++expected) {
      const std::string id = section.letter + std::to_string(k);
      INFO(id);
      CHECK(times[id] == 1);
    }
  CHECK(times.size() == expected);
}

TEST_CASE("no cell of the evidence matrix is empty, and what is left out has a reason", "[odd]") {
  for (const Evidence& row : read_evidence()) {
    INFO(row.id);
    CHECK_FALSE(row.fact.empty());
    CHECK_FALSE(row.source.empty());
    CHECK_FALSE(row.carried_by.empty());
    CHECK_FALSE(row.how.empty());
    CHECK((row.carried_by == "not modelled") == row.how.starts_with("because "));
  }
}

TEST_CASE("the evidence matrix names only what is there", "[odd]") {
  for (const Evidence& row : read_evidence())
    for (const Carrier& carrier : carriers_of(row)) {
      INFO(row.id << ": there is no " << carrier.kind << " \"" << carrier.name << "\"");
      CHECK(exists(carrier));
    }
  CHECK_FALSE(exists({"parameter", "trust.gains"}));
  CHECK_FALSE(exists({"opinion", "trust.gain"}));
}

TEST_CASE("the page of evidence says what the matrix says", "[odd]") {
  check_page("evidence.md", evidence_page());
}
