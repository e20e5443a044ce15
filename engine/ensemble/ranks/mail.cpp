#include "engine/ensemble/ranks/mail.hpp"

#include "engine/ensemble/ranks/cores.hpp"
#include "engine/error.hpp"
#include "engine/guard/guard.hpp"

#ifdef CONCORDAT_HAS_MPI
#include <mpi.h>

#include <array>
#include <list>
#include <thread>
#include <utility>

namespace concordat::engine {
namespace {

constexpr int tag = 0;
constexpr const char* library = "MPI";

/// A letter on its way: MPI reads the bytes until the request has ended.
struct Sent {
  LetterBytes bytes;
  MPI_Request request = MPI_REQUEST_NULL;
};

int own(int (*ask)(MPI_Comm, int*), MPI_Comm group) {
  int answer = 0;
  ask(group, &answer);
  return answer;
}

/// The cores of each rank on this computer, and which of them is this one's.
std::pair<std::vector<CoreSet>, int> neighbours() {
  MPI_Comm here = MPI_COMM_NULL;
  MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &here);
  std::vector<CoreSet> all(static_cast<std::size_t>(own(MPI_Comm_size, here)));
  const CoreSet mine = allowed_cores();
  MPI_Allgather(&mine, sizeof mine, MPI_BYTE, all.data(), sizeof mine, MPI_BYTE, here);
  const int place = own(MPI_Comm_rank, here);
  MPI_Comm_free(&here);
  return {std::move(all), place};
}

}  // namespace

struct Mail::State {
  int rank = 0, ranks = 1, threads = 1;
  std::string place;
  std::list<Sent> under_way;

  void let_go_of_what_arrived() {
    std::erase_if(under_way, [](Sent& sent) {
      int has_arrived = 0;
      MPI_Test(&sent.request, &has_arrived, MPI_STATUS_IGNORE);
      return has_arrived != 0;
    });
  }
};

Mail::Mail() : state_(std::make_unique<State>()) {
  const Guard guard(library, Guard::Threads::all);  // MPI begins before any thread of ours
  int given = 0;
  MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &given);
  if (given < MPI_THREAD_SERIALIZED) throw UserError("this MPI does not allow threads");
  state_->rank = own(MPI_Comm_rank, MPI_COMM_WORLD);
  state_->ranks = own(MPI_Comm_size, MPI_COMM_WORLD);
  const auto [all, mine] = neighbours();
  state_->threads = share_of_cores(all, static_cast<std::size_t>(mine));
  std::array<char, MPI_MAX_PROCESSOR_NAME> name{};
  int length = 0;
  MPI_Get_processor_name(name.data(), &length);
  state_->place.assign(name.data(), static_cast<std::size_t>(length));
}

Mail::~Mail() {
  const Guard guard(library);
  flush();
  MPI_Finalize();
}

void Mail::send(int to, LetterBytes bytes) {
  const Guard guard(library);
  Sent& sent = state_->under_way.emplace_back(Sent{std::move(bytes)});
  MPI_Isend(sent.bytes.data(), static_cast<int>(sent.bytes.size()), MPI_BYTE, to, tag,
            MPI_COMM_WORLD, &sent.request);
}

std::optional<Letter> Mail::receive() {
  const Guard guard(library);
  state_->let_go_of_what_arrived();
  int has_come = 0;
  MPI_Message message = MPI_MESSAGE_NULL;
  MPI_Status status;
  MPI_Improbe(MPI_ANY_SOURCE, tag, MPI_COMM_WORLD, &has_come, &message, &status);
  if (has_come == 0) return {};
  int size = 0;
  MPI_Get_count(&status, MPI_BYTE, &size);
  Letter letter{status.MPI_SOURCE, LetterBytes(static_cast<std::size_t>(size))};
  MPI_Mrecv(letter.bytes.data(), size, MPI_BYTE, &message, MPI_STATUS_IGNORE);
  return letter;
}

void Mail::flush() {
  const Guard guard(library);
  for (state_->let_go_of_what_arrived(); !state_->under_way.empty();
       state_->let_go_of_what_arrived())
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

int Mail::rank() const { return state_->rank; }
int Mail::ranks() const { return state_->ranks; }
int Mail::threads() const { return state_->threads; }
std::string Mail::place() const { return state_->place; }

}  // namespace concordat::engine

#else

namespace concordat::engine {

struct Mail::State {};

Mail::Mail() {
  throw UserError(
      "mpirun: this build has no MPI\n"
      "   install libopenmpi-dev and build again, or start one process without mpirun");
}
Mail::~Mail() = default;
void Mail::send(int, LetterBytes) {}
std::optional<Letter> Mail::receive() { return {}; }
void Mail::flush() {}
int Mail::rank() const { return 0; }
int Mail::ranks() const { return 1; }
int Mail::threads() const { return 1; }
std::string Mail::place() const { return {}; }

}  // namespace concordat::engine
#endif
