# The reader links Protobuf; the data is compiled into the program.
concordat_library(concordat_configs configs/*.cpp)
target_link_libraries(concordat_configs PUBLIC concordat_agents PRIVATE protobuf::libprotobuf)
