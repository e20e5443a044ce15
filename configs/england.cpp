#include "configs/england.hpp"
