#pragma once
/// The subcommands, one file each.
#include "apps/cli/options/command.hpp"

namespace concordat::apps {

Command run_command();
Command check_command();
Command explain_command();
Command money_command();
Command systems_command();
Command list_command();
Command show_command();
Command info_command();
Command replay_command();
Command extend_command();
Command compare_command();
Command sweep_command();
Command status_command();
Command calibrate_command();
Command merge_command();
Command slurm_command();
Command sensitivity_command();
Command validate_command();
Command library_command();
Command hindcast_command();
Command stress_command();
Command speed_command();
Command report_command();
Command figure_command();
Command export_command();
Command serve_command();
Command new_command();

}  // namespace concordat::apps
