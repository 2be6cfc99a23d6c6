# What is installed is made small: a third less than with -O2. Each function stands in a section of
# its own, so that the linker leaves out what nothing calls.
set(CMAKE_CXX_FLAGS_RELEASE "-Os -DNDEBUG -ffunction-sections -fdata-sections")
# Where the sources lay when they were compiled is nobody's business, and would make two builds of
# one state differ.
string(APPEND CMAKE_CXX_FLAGS_RELEASE " -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.")
set(CMAKE_EXE_LINKER_FLAGS_RELEASE "-Wl,--gc-sections")

# The sources of the calling folder in which a slide change or a first picture spends its time: for
# these the loops of -O3 are worth their bytes (bench/README.md has the figures).
function(noren_optimise_for_speed)
  set_source_files_properties(${ARGN} PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-O3>")
endfunction()

# The program is optimised once more as a whole when it is linked: a seventh smaller, for a minute of
# processor time.
option(NOREN_LTO "Optimise the program of a release build as a whole" ON)
set(noren_link_time_options)
if(NOREN_LTO AND CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(noren_link_time_options -flto=auto)
  add_compile_options(-flto=auto -ffat-lto-objects)
endif()

# What this folder builds is linked from the same objects without that.
macro(noren_without_link_time_optimisation)
  if(noren_link_time_options)
    add_compile_options(-fno-lto)
    add_link_options(-fno-lto)
  endif()
endmacro()
