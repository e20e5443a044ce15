# The reader links Protobuf; the data is compiled into the program.
include(configs/embedding/embed.cmake)
concordat_library(concordat_configs configs/*.cpp)
set(protobuf "$<IF:${holds_archives},${CONCORDAT_ARCHIVE_protobuf},protobuf::libprotobuf>")
target_link_libraries(concordat_configs PUBLIC concordat_agents PRIVATE ${protobuf})
get_target_property(configs_sources concordat_configs SOURCES)
list(FILTER configs_sources EXCLUDE REGEX "schema/complete\\.cpp$")
set_target_properties(concordat_configs PROPERTIES SOURCES "${configs_sources}")
concordat_optimise(concordat_configs -O1)
target_precompile_headers(concordat_configs PRIVATE
  <google/protobuf/dynamic_message.h> <google/protobuf/text_format.h> ${concordat_common})

# What is generated is in libraries that wait for no other, as all that includes a schema waits for it.
add_library(concordat_data STATIC)
target_link_libraries(concordat_data PRIVATE concordat_options concordat_hardening)
target_link_libraries(concordat_configs PRIVATE concordat_data)
concordat_optimise(concordat_data -O1)
set(england footprints places organisations seats memberships contracts money/margins money/record)
list(TRANSFORM england PREPEND configs/england_2017/)
list(TRANSFORM england APPEND .csv)
concordat_embed(concordat_data england_files ${england})

foreach(kind scenario experiment pattern condition shock)
  file(GLOB files CONFIGURE_DEPENDS configs/${kind}s/*.txtpb)
  concordat_embed(concordat_data ${kind}_files ${files})
endforeach()
file(GLOB own CONFIGURE_DEPENDS configs/own/template/*)
concordat_embed(concordat_data own_files ${own})
file(GLOB accepted CONFIGURE_DEPENDS configs/experiments/*.csv)
concordat_embed(concordat_data accepted_files ${accepted})

# The schema of scenarios is completed from agents/tables.
add_executable(complete_schema configs/schema/complete.cpp)
target_link_libraries(complete_schema PRIVATE concordat_tables concordat_options)
set(generated "${PROJECT_BINARY_DIR}/generated")
file(MAKE_DIRECTORY "${generated}/configs/schema")
add_custom_command(OUTPUT "${generated}/configs/schema/scenario.proto"
  COMMAND complete_schema "${PROJECT_SOURCE_DIR}/configs/schema/scenario.proto"
          "${generated}/configs/schema/scenario.proto"
  DEPENDS complete_schema configs/schema/scenario.proto VERBATIM)

# A schema becomes generated/configs/schema/NAME.pb.h; warnings in it are not ours. It is replaced only
# where it differs, so that another default or meaning compiles nothing again.
add_library(concordat_schema STATIC)
target_link_libraries(concordat_schema PRIVATE concordat_hardening ${protobuf})
target_include_directories(concordat_schema SYSTEM PUBLIC ${generated})
target_compile_options(concordat_schema PRIVATE -w)
concordat_optimise(concordat_schema -O1)
target_link_libraries(concordat_configs PUBLIC concordat_schema)
file(MAKE_DIRECTORY "${generated}/fresh")
foreach(name scenario experiment condition)
  set(schema "${generated}/configs/schema/${name}")
  if(NOT name STREQUAL scenario)
    file(GENERATE OUTPUT ${schema}.proto INPUT "${PROJECT_SOURCE_DIR}/configs/schema/${name}.proto")
  endif()
  set(fresh "${generated}/fresh/configs/schema/${name}")
  add_custom_command(OUTPUT ${schema}.pb.cc ${schema}.pb.h
    COMMAND protobuf::protoc --proto_path=${generated}
            --cpp_out=${generated}/fresh configs/schema/${name}.proto
    COMMAND ${CMAKE_COMMAND} -E copy_if_different ${fresh}.pb.cc ${schema}.pb.cc
    COMMAND ${CMAKE_COMMAND} -E copy_if_different ${fresh}.pb.h ${schema}.pb.h
    DEPENDS "${generated}/configs/schema/scenario.proto" ${schema}.proto VERBATIM)
  target_sources(concordat_schema PRIVATE ${schema}.pb.cc ${schema}.pb.h)
endforeach()
