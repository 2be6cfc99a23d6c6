# noren_layer(NAME USES layer... HEADERS file... SOURCES file... LINKS target...)
#
# One static library per folder of src/. USES are the layers whose headers it may include; LINKS are
# third-party libraries, linked PRIVATE so that their headers stay out of reach of every other layer.
# The header sets are verified: each public header compiles alone, without any third-party header
# that its layer keeps private. tests/layers_test.cmake checks the #include lines against USES.
include(warnings)
include(hardening)

function(noren_layer name)
  cmake_parse_arguments(arg "" "" "USES;HEADERS;SOURCES;LINKS;PUBLIC_LINKS" ${ARGN})
  set(target noren_${name})
  list(TRANSFORM arg_HEADERS PREPEND ${CMAKE_SOURCE_DIR}/src/)
  add_library(${target} STATIC ${arg_SOURCES})
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src
                                  FILES ${arg_HEADERS})
  set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON
                                             NOREN_LAYER ${name} NOREN_USES "${arg_USES}")
  list(TRANSFORM arg_USES PREPEND noren_)
  target_link_libraries(${target} PUBLIC ${arg_USES} ${arg_PUBLIC_LINKS} PRIVATE ${arg_LINKS})
  noren_warnings(${target})
  noren_hardening(${target})
  set_property(GLOBAL APPEND PROPERTY NOREN_LAYERS ${name})
  set_property(GLOBAL PROPERTY NOREN_USES_${name} "${arg_USES}")
endfunction()
