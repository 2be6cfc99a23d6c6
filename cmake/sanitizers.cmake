# NOREN_SANITIZE=address,undefined (or thread) instruments everything that is built.
set(NOREN_SANITIZE "" CACHE STRING "Sanitizers to build with, as -fsanitize= takes them")
if(NOREN_SANITIZE)
  add_compile_options(-fsanitize=${NOREN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${NOREN_SANITIZE})
endif()

# NOREN_FUZZ=ON builds the fuzz targets instead of the tests; needs clang.
option(NOREN_FUZZ "Build the libFuzzer targets of tests/fuzz instead of the tests" OFF)
if(NOREN_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
