#pragma once
/// The thread of a rank that carries its letters, so that no thread that simulates waits for MPI.
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "engine/ensemble/ranks/mail.hpp"

namespace concordat::engine {

/// Called on the post's own thread; what they throw ends the program.
struct PostHandlers {
  std::function<void(const Letter&)> receive;
  std::function<void()> look_round;  ///< some hundred times a second, also when nothing comes
};

/// Sleeps between looks: waiting costs next to no processor time.
class Post {
 public:
  Post(Mail& mail, PostHandlers handlers);
  ~Post();  ///< everything sent has then gone
  Post(const Post&) = delete;
  Post& operator=(const Post&) = delete;

  void send(int to, LetterBytes bytes);  ///< from any thread

 private:
  using Outgoing = std::vector<std::pair<int, LetterBytes>>;
  void carry_to_the_end();
  void carry();
  bool look();
  bool is_closing();

  Mail& mail_;
  const PostHandlers handlers_;
  std::mutex mutex_;
  std::condition_variable something_to_send_;
  Outgoing to_send_;
  bool is_closing_ = false;
  std::thread thread_;
};

}  // namespace concordat::engine
