# The reader links Protobuf; the data is compiled into the program.
include(configs/embed.cmake)
concordat_library(concordat_configs configs/*.cpp)
target_link_libraries(concordat_configs PUBLIC concordat_agents PRIVATE protobuf::libprotobuf)

set(england footprints places organisations seats memberships contracts)
list(TRANSFORM england PREPEND configs/england_2017/)
list(TRANSFORM england APPEND .csv)
concordat_embed(concordat_configs england_files ${england})
