#pragma once
/// Who takes whose decisions when: joint_leader, ccgs_merge and legislation put in order.
#include <vector>

#include "agents/structure/structure.hpp"

namespace concordat::agents {

/// Every change of whom an organisation follows, by month. Of the events that last, the one that
/// began last holds; who follows a follower follows its head. Throws EventError where an
/// organisation would follow itself.
std::vector<Following> leader_timeline(const Structure& structure);

}  // namespace concordat::agents
