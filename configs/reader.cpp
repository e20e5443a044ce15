#include "configs/reader.hpp"
