# Catch2 as Debian has it: version 2 in bookworm, 3 in trixie. tests/catch.h includes either.
find_package(Catch2 REQUIRED)
include(Catch)

if(TARGET Catch2::Catch2WithMain)
  set(noren_catch Catch2::Catch2WithMain)
else()
  add_library(noren_catch_main STATIC ${CMAKE_SOURCE_DIR}/tests/catch_main.cpp)
  target_link_libraries(noren_catch_main PUBLIC Catch2::Catch2)
  set(noren_catch noren_catch_main)
endif()

function(noren_test layer)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
  set(target noren_${layer}_tests)
  add_executable(${target} ${arg_SOURCES})
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(${target} PRIVATE noren_${layer} ${noren_catch} ${arg_LINKS})
  target_compile_definitions(${target} PRIVATE NOREN_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  noren_warnings(${target})
  # What is tested is optimised; the tests themselves need not be, and compile in half the time.
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O0>)
  catch_discover_tests(${target} TEST_PREFIX "${layer}: ")
endfunction()
