# format-fix rewrites every source as .clang-format wants it; scripts/lint checks.
find_program(CLANG_FORMAT NAMES clang-format-14 clang-format)
if(CLANG_FORMAT)
  file(GLOB_RECURSE noren_sources CONFIGURE_DEPENDS src/*.h src/*.cpp tests/*.h tests/*.cpp)
  add_custom_target(format-fix COMMAND ${CLANG_FORMAT} -i ${noren_sources} VERBATIM)
endif()
