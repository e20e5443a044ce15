#pragma once
/// The books of every organisation, kept in double beside a world: what the rules of money say of a
/// month, from the scenario, its draws and what others than the accounts bring to the month.
#include <algorithm>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

namespace concordat::tests {

/// Sum over an organisation's places of share times value, and `elsewhere` for the rest.
inline double over_places(const agents::Scenario& s, OrganisationId i, const By<PlaceId>& of_place,
                          double elsewhere) {
  double sum = 0, rest = 1;
  for (const auto& m : s.memberships)
    if (m.organisation == i.value()) {
      sum += m.share * of_place[PlaceId(m.place)];
      rest -= m.share;
    }
  return sum + rest * elsewhere;
}

/// A yearly rate: the scenario's, and for years on record so much more or less than the default as
/// the record is.
struct Rate {
  double of_scenario, usual;
  std::vector<double> record = {};  ///< from 2016/17 on
  double in(int month) const {
    const auto year = static_cast<std::size_t>(month / 12);
    return of_scenario + (year < record.size() ? record[year] - usual : 0);
  }
};

/// What grows with the months: products of monthly factors, each that of its month's year.
struct Growth {
  double demand = 1, allocation = 1, tariff = 1, cost = 1, council_income = 1, council_need = 1;
  void turn(const agents::Scenario& s, int month);
};

/// One body's books.
struct Book {
  double margin = 0;  ///< of the start
  double able = 0, saving = 0, burden = 0, one_off = 0;
  double outturn = 0, result = 0, total = 0, asked = 0, rate = 0;
  double size = 0, quarter_size = 0;
  double year_size = 0, balance = 0, saved = 0, fund = 0;  ///< since April
  double reserve = 0, service = 1, shortfall = 0;
  bool missed = false;
  double income = 0, spend = 0;  ///< this month

  double core = 0;  ///< of the fund
  double core_of_year() const { return core * year_size; }
  double above() const { return balance - total * year_size; }
  double margin_of_twelve_months(int month) const {
    const double before = (11 - month % 12) * size;
    return (balance + fund + before * result) / (year_size + before);
  }
};

class Books {
 public:
  explicit Books(const agents::World& start);
  /// Keeps the month whose demand has been met.
  void keep_month();
  const Book& operator[](OrganisationId i) const { return books_[i]; }

 private:
  const agents::Organisation& body(OrganisationId i) const { return s_.organisations[i.value()]; }
  double monthly(OrganisationId i) const { return body(i).turnover / 12; }
  const agents::SubtypeRow& kin(OrganisationId i) const {
    return agents::row_of(agents::subtype_of(body(i)));
  }
  std::uint32_t code(OrganisationId i) const { return w_.structure.organisations[i].code; }
  double uniform(agents::Draw what, std::uint32_t who, int index) const {
    return w_.draws.uniform(what, who, 0, static_cast<std::uint32_t>(index));
  }
  double normal(agents::Draw what, std::uint32_t who, int index) const {
    return w_.draws.normal(what, who, 0, static_cast<std::uint32_t>(index));
  }
  double gap(agents::Kind kind) const;
  double margin_at_start(OrganisationId i) const;
  double joint_cost(OrganisationId i) const;
  void turn_year(Book& book, OrganisationId i) const;
  void strike(Book& book, OrganisationId i) const;
  double price(agents::Kind kind, PlaceId place) const;
  double contracts_of(OrganisationId ccg) const;
  void trade(Book& book, OrganisationId i) const;
  double unsaved_need(const Book& book, OrganisationId i) const;
  double most_saved(const Book& book, OrganisationId i) const;
  void save(Book& book, OrganisationId i) const;
  void serve(Book& book, OrganisationId i) const;
  void review(Book& book, OrganisationId i) const;
  void judge(Book& book, OrganisationId i) const;
  void share_out();

  const agents::World& w_;
  const agents::Scenario& s_ = w_.structure.scenario;
  const agents::Parameters::Named& p_ = *s_.parameters;
  Growth growth_;
  By<OrganisationId, Book> books_;
};

inline bool can_be_paid(agents::Kind kind) {
  return kind == agents::Kind::acute || kind == agents::Kind::community;
}

}  // namespace concordat::tests
