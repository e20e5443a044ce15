/// Debian's oneTBB is not built for the thread sanitizer, which so does not see that its threads
/// wait for one another. Named here is only what it does itself, in its library and its headers,
/// where it calls our stages and a crew's parts, before that has told of them
/// (engine/ensemble/sight.hpp), and where it counts who has ended, on a stack that is ours again
/// afterwards. What stages and parts share is checked, and test_races.cpp tries whether it is.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
  return "called_from_lib:libtbb.so\n"
         "race_top:oneapi/tbb/\n"
         "race:tbb::detail::d1::tree_node\n"
         "race:task_group_context::\n"
         "race_top:engine/ensemble/pipeline.cpp\n"
         "race_top:engine/ensemble/crew.cpp\n"
         "signal:C_A_T_C_H_T_E_S_T\n";
}

/// Of memory that oneTBB uses again it is to know still who had it before.
extern "C" const char* __tsan_default_options();
extern "C" const char* __tsan_default_options() { return "history_size=7"; }

/// HDF5 1.10 cannot let go of a file whose last write failed: what it holds then is lost until the
/// program ends. Only the test of a full disk gets there.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libhdf5\n"; }
