# The reader links Protobuf; the data is compiled into the program.
include(configs/embedding/embed.cmake)
concordat_library(concordat_configs configs/*.cpp)
target_link_libraries(concordat_configs PUBLIC concordat_agents PRIVATE protobuf::libprotobuf)
concordat_optimise(concordat_configs -O1)

set(england footprints places organisations seats memberships contracts)
list(TRANSFORM england PREPEND configs/england_2017/)
list(TRANSFORM england APPEND .csv)
concordat_embed(concordat_configs england_files ${england})

foreach(kind scenario experiment pattern condition)
  file(GLOB files CONFIGURE_DEPENDS configs/${kind}s/*.txtpb)
  concordat_embed(concordat_configs ${kind}_files ${files})
endforeach()

# A schema becomes ${PROJECT_BINARY_DIR}/generated/configs/schema/NAME.pb.h; warnings in it are not ours.
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/generated")
foreach(name scenario experiment condition)
  set(schema "${PROJECT_BINARY_DIR}/generated/configs/schema/${name}.pb")
  add_custom_command(OUTPUT ${schema}.cc ${schema}.h
    COMMAND protobuf::protoc --proto_path=${PROJECT_SOURCE_DIR}
            --cpp_out=${PROJECT_BINARY_DIR}/generated configs/schema/${name}.proto
    DEPENDS configs/schema/scenario.proto configs/schema/${name}.proto VERBATIM)
  set_source_files_properties(${schema}.cc PROPERTIES COMPILE_OPTIONS -w)
  target_sources(concordat_configs PRIVATE ${schema}.cc ${schema}.h)
endforeach()
target_include_directories(concordat_configs SYSTEM PUBLIC ${PROJECT_BINARY_DIR}/generated)
