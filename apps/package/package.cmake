# What is taken away: `cmake --install build`, and what `./dev package` packs.
function(concordat_install component)
  # The program looks for its Python package there, beside the folder that it stands in.
  install(FILES apps/python/start.py DESTINATION share/concordat/python COMPONENT ${component} ${ARGN})
  install(DIRECTORY apps/python/concordat DESTINATION share/concordat/python COMPONENT ${component} ${ARGN}
          PATTERN __pycache__ EXCLUDE)
  install(FILES LICENSE SECURITY.md DESTINATION share/doc/concordat COMPONENT ${component} ${ARGN})
  install(FILES apps/package/taken_away.md DESTINATION share/doc/concordat RENAME README.md COMPONENT ${component} ${ARGN})
  install(FILES ${PROJECT_BINARY_DIR}/lab.html ${PROJECT_BINARY_DIR}/lab_older.html DESTINATION share/doc/concordat
          OPTIONAL COMPONENT ${component} ${ARGN})
  install(DIRECTORY ${PROJECT_BINARY_DIR}/guide DESTINATION share/doc/concordat OPTIONAL COMPONENT ${component} ${ARGN})
endfunction()

install(TARGETS concordat RUNTIME DESTINATION bin COMPONENT installed)
concordat_install(installed)
if(TARGET concordat_python)  # for this machine's Python; what is packed is for any
  install(TARGETS concordat_python LIBRARY DESTINATION share/concordat/python/concordat COMPONENT installed OPTIONAL)
endif()

# The same program once more, of the same objects, with its libraries linked in and without MPI, which belongs to the
# cluster that it runs on. oneTBB comes as a shared library only, so it is taken along.
if("${archives}" MATCHES "NOTFOUND")
  message(STATUS "Not every library is here as an archive, so there is nothing to pack: ${archives}")
  return()
endif()

set(libraries)
foreach(library cli analysis configs data schema agents tables engine)
  list(APPEND libraries $<TARGET_FILE:concordat_${library}>)
endforeach()
add_executable(concordat_alone EXCLUDE_FROM_ALL apps/cli/main.cpp apps/package/mail_alone.cpp)
add_dependencies(concordat_alone concordat)
target_link_libraries(concordat_alone PRIVATE concordat_options concordat_hardening
  -Wl,--start-group ${libraries} -Wl,--end-group ${archives} TBB::tbb Threads::Threads -static-libstdc++ -static-libgcc)
get_target_property(tbb TBB::tbb LOCATION)
file(REAL_PATH ${tbb} tbb)
set_target_properties(concordat_alone PROPERTIES OUTPUT_NAME concordat
  RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/alone INSTALL_RPATH "$ORIGIN/../lib/concordat")
install(TARGETS concordat_alone RUNTIME DESTINATION bin COMPONENT alone EXCLUDE_FROM_ALL)
install(FILES ${tbb} DESTINATION lib/concordat RENAME libtbb.so.12 COMPONENT alone EXCLUDE_FROM_ALL)
concordat_install(alone EXCLUDE_FROM_ALL)
foreach(package libtbb12 libhdf5-dev libaec-dev libprotobuf-dev zlib1g-dev libboost1.74-dev)
  if(EXISTS /usr/share/doc/${package}/copyright)
    install(FILES /usr/share/doc/${package}/copyright DESTINATION share/doc/concordat/licences RENAME ${package}
            COMPONENT alone EXCLUDE_FROM_ALL)
  endif()
endforeach()

set(CPACK_GENERATOR TGZ DEB)
set(CPACK_INSTALL_CMAKE_PROJECTS "${PROJECT_BINARY_DIR};concordat;alone;/")
set(CPACK_PACKAGE_VENDOR "The Concordat authors")
set(CPACK_PACKAGE_CONTACT "The Concordat authors <concordat@localhost>")
set(CPACK_STRIP_FILES ON)
string(TOLOWER ${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR} system)
set(CPACK_PACKAGE_FILE_NAME concordat-${PROJECT_VERSION}-${system})
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Of `report`, `figure` and `export` alone.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "python3, python3-xarray, python3-matplotlib, python3-jinja2, python3-h5py, python3-h5netcdf, python3-xxhash")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "An agent-based simulator of partnerships of the NHS and councils, run thousands
of times, with its results in HDF5, figures and pages about them, and a guide in
/usr/share/doc/concordat/guide. Illustrations of mechanisms, not forecasts.")
include(CPack)
