/// How ranks write to one another, compiled without MPI: for what is taken away.
#include "engine/ensemble/ranks/mail.cpp"
