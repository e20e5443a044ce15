/// Debian's oneTBB is not built for the thread sanitizer, which so does not see that a worker
/// starts after the pipeline was set up. Named here is only that first step: the pipeline's own
/// objects, our reference to the stages, and locks made just before. Whatever the stages share
/// beyond goes through those locks and is checked.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
  return "race_top:oneapi/tbb/detail\n"
         "race_top:engine/ensemble/pipeline.cpp\n"
         "race_top:pthread_mutex_lock\n"
         "signal:C_A_T_C_H_T_E_S_T\n";
}

/// HDF5 1.10 cannot let go of a file whose last write failed: what it holds then is lost until the
/// program ends. Only the test of a full disk gets there.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libhdf5\n"; }
