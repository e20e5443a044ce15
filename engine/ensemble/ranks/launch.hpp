#pragma once
/// How this process was started, as far as its environment tells without asking MPI.

namespace concordat::engine {

struct Launch {
  int rank = 0;
  int ranks = 1;  ///< 0: several perhaps, which only MPI itself knows
  bool by_mpi() const { return ranks != 1; }
};

/// Looks for what mpirun, mpiexec and srun with MPI leave in the environment.
Launch launch();

/// Throws UserError where srun started several tasks without MPI: they would not know one another.
void refuse_strangers();

}  // namespace concordat::engine
