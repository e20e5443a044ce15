#include "engine/target.hpp"
