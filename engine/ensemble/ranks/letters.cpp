#include "engine/ensemble/ranks/letters.hpp"

namespace concordat::engine {

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
  writer.put_all(leaving.text);
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
  leaving.text = reader.get_all<std::string>();
  leaving.committed = reader.get<std::uint64_t>();
  leaving.failed = reader.get<std::uint64_t>();
  leaving.complete = reader.get<bool>();
  return leaving;
}

}  // namespace concordat::engine
