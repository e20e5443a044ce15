#pragma once
/// The script that runs a study as an array of jobs of a cluster under Slurm.
#include <cstdint>
#include <string>

namespace concordat::apps {

struct ClusterJob {
  std::string title;       ///< of the experiment
  std::string name;        ///< of the jobs
  std::string program;     ///< path of concordat
  std::string experiment;  ///< as the program takes it in `folder`
  std::string output;
  std::string folder;  ///< in which the jobs work
  std::string time;    ///< limit of a job, as Slurm takes it; empty: the cluster's own
  std::uint64_t shards = 1;
  std::uint64_t processors = 1;  ///< of a job
  std::string script;            ///< its own name
  std::string command;           ///< that wrote it
};

/// A shell script that submits the shards and, to follow them, the merging.
std::string slurm_script(const ClusterJob& job);

}  // namespace concordat::apps
