# A build with the thread sanitizer finds each race that is planted in an ensemble, or in a crew that shares a run.
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=thread")
  foreach(sharers simulations handing_out committing caller crew)
    set(name "store: the thread sanitizer finds a race planted among ${sharers}")
    add_test(NAME "${name}" COMMAND test_store "[.${sharers}]")
    set_tests_properties("${name}" PROPERTIES LABELS store
      PASS_REGULAR_EXPRESSION "WARNING: ThreadSanitizer: data race")
  endforeach()
endif()
