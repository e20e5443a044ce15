#include "engine/ensemble/ranks/letters.hpp"

namespace concordat::engine {
namespace {

void put_problems(LetterWriter& writer, const std::vector<Problem>& problems) {
  writer.put(static_cast<std::uint64_t>(problems.size()));
  for (const Problem& problem : problems) {
    writer.put_all(problem.text);
    writer.put(problem.asked.kind);
    writer.put_all(problem.asked.value);
    writer.put(static_cast<std::uint64_t>(problem.advice.size()));
    for (const Advice& advice : problem.advice) {
      writer.put(advice.what);
      writer.put_all(advice.subject);
    }
  }
}

std::vector<Problem> get_problems(LetterReader& reader) {
  std::vector<Problem> problems;
  for (auto left = reader.get<std::uint64_t>(); left > 0; --left) {
    Problem problem{reader.get_all<std::string>(), {}, {}};
    problem.asked.kind = reader.get<Asked::Kind>();
    problem.asked.value = reader.get_all<std::string>();
    for (auto more = reader.get<std::uint64_t>(); more > 0; --more) {
      const auto what = reader.get<Advice::Do>();
      problem.advice.emplace_back(what, reader.get_all<std::string>());
    }
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

LetterBytes letter(LetterKind kind) { return LetterWriter(kind).take(); }

LetterBytes work_letter(const Piece& piece) {
  LetterWriter writer(LetterKind::work);
  writer.put_all(piece);
  return writer.take();
}

LetterBytes done_letter(const Piece& piece, const RunValues& values) {
  LetterWriter writer(LetterKind::done);
  writer.put_all(piece);
  writer.put_all(values.failed);
  writer.put_all(values.outcomes);
  return writer.take();
}

LetterBytes progress_letter(std::uint64_t runs) {
  LetterWriter writer(LetterKind::progress);
  writer.put(runs);
  return writer.take();
}

LetterBytes leave_letter(const Leaving& leaving) {
  LetterWriter writer(LetterKind::leave);
  writer.put(leaving.trouble);
  put_problems(writer, leaving.problems);
  writer.put(leaving.committed);
  writer.put(leaving.failed);
  writer.put(leaving.complete);
  return writer.take();
}

RunValues read_values(LetterReader& reader) {
  RunValues values;
  values.failed = reader.get_all<decltype(values.failed)>();
  values.outcomes = reader.get_all<decltype(values.outcomes)>();
  return values;
}

Leaving read_leaving(LetterReader& reader) {
  Leaving leaving;
  leaving.trouble = reader.get<Trouble>();
  leaving.problems = get_problems(reader);
  leaving.committed = reader.get<std::uint64_t>();
  leaving.failed = reader.get<std::uint64_t>();
  leaving.complete = reader.get<bool>();
  return leaving;
}

}  // namespace concordat::engine
