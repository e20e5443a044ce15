#include "engine/store/point_months.hpp"

#include <cmath>

#include "engine/store/variables/layout.hpp"

namespace concordat::engine {
PointMonths::PointMonths(NetcdfWriter& file, const ResultHeader& header)
    : file_(file), header_(header), place_(header.plan.places()) {
  const KeptMonths& kept = header_.kept;
  for (const KeptQuantity& each : kept.quantities) {
    quantities_.insert(quantities_.end(), kept.width(each), each.quantity);
    differences_.insert(differences_.end(), kept.width(each), difference_of(each.quantity));
  }
  add_variables(false, variables_);
  if (kept.control.empty()) return;
  std::vector<std::int32_t> control(kept.control.begin(), kept.control.end());
  file_.add_variable(layout::control, ValueType::int32, {"point"})
      .text("units", "1")
      .text("long_name", "point whose runs this one's are held against; -1: none")
      .write(std::span<const std::int32_t>(control));
  add_variables(true, of_differences_);
}

void PointMonths::add_variables(bool are_differences, std::deque<PointMoments>& into) {
  for (const KeptQuantity& each : header_.kept.quantities) {
    std::vector<std::string> axes{"point", "month"};
    if (each.of_places) axes.emplace_back("place");
    const std::string name = kept_name(each);
    into.emplace_back(file_, are_differences ? difference_name(name) : name,
                      are_differences ? "difference" : about_of(each),
                      are_differences ? difference_of(each.quantity) : each.quantity, axes,
                      header_.kept.width(each),
                      are_differences ? "over pairs of runs, of the point's less its control's"
                                      : "over runs of the point");
  }
}

/// Counts the values of some replicates, and where a control's are there what they differ by.
void PointMonths::count(const std::vector<float>& own, const std::vector<float>& control) {
  for (std::size_t i = 0; i < own.size(); ++i) {
    const std::size_t value = i % own_.size();
    if (std::isnan(own[i])) continue;
    add(own_[value], quantities_[value], own[i]);
    if (!control.empty() && !std::isnan(control[i]))
      add(paired_[value], differences_[value], own[i] - control[i]);
  }
}

void PointMonths::gather(std::uint64_t point, const ReadKept& runs) {
  const RunPlan& plan = header_.plan;
  const std::vector<std::uint32_t>& controls = header_.kept.control;
  own_.assign(quantities_.size(), {});
  paired_.assign(controls.empty() ? 0 : quantities_.size(), {});
  const std::uint32_t control = controls.empty() ? KeptMonths::no_point : controls[point];
  std::vector<float> own, other;
  for (std::size_t round = 0; round < plan.rounds.size(); ++round) {
    const std::uint64_t width = plan.rounds[round] - plan.start(round);
    const auto read = [&](std::uint64_t which, std::vector<float>& into) {
      const std::uint64_t first = plan.address(round, place_[which]);
      runs({first, first + width}, into);
    };
    read(point, own);
    if (control != KeptMonths::no_point) read(control, other);
    count(own, other);
  }
}

void PointMonths::put(Table& table, std::deque<PointMoments>& into, Digest& digest) {
  for (Moments& each : table) each.sketch.settle();
  digest.add_exact(table);
  std::size_t at = 0;
  for (std::size_t k = 0; k < into.size(); ++k) {
    const std::size_t width = header_.kept.width(header_.kept.quantities[k]);
    into[k].add(std::span(table).subspan(at, width));
    at += width;
  }
}

void PointMonths::write(const ReadKept& runs, Digest& digest) {
  for (std::uint64_t point = 0; point < header_.plan.points; ++point) {
    gather(point, runs);
    put(own_, variables_, digest);
    put(paired_, of_differences_, digest);
  }
  for (PointMoments& each : variables_) each.flush();
  for (PointMoments& each : of_differences_) each.flush();
}

}  // namespace concordat::engine
