#pragma once
/// Letters between the ranks of MPI. mail.cpp is the only file that knows MPI.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace concordat::engine {

using LetterBytes = std::vector<std::byte>;

struct Letter {
  int from = 0;
  LetterBytes bytes;
};

/// Membership of an MPI job: joins when made, leaves when destroyed. Letters of one rank to another
/// arrive in the order in which they were sent. From one thread at a time.
class Mail {
 public:
  /// Throws UserError where this build has no MPI.
  Mail();
  ~Mail();
  Mail(const Mail&) = delete;
  Mail& operator=(const Mail&) = delete;

  int rank() const;
  int ranks() const;
  int threads() const;        ///< this rank's share of the cores that it may run on
  std::string place() const;  ///< the name of the computer

  void send(int to, LetterBytes bytes);  ///< returns at once
  std::optional<Letter> receive();       ///< returns at once, with nothing where nothing has come
  void flush();                          ///< waits until all that was sent has been taken

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace concordat::engine
