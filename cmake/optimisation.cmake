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
