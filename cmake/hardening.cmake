# Hardening flags, each probed: what one processor offers another refuses, clang with no more than
# a warning.
include(CheckCXXCompilerFlag)
set(CMAKE_REQUIRED_FLAGS -Werror)

set(noren_hardening_flags)
foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection=full
             -mbranch-protection=standard)
  string(MAKE_C_IDENTIFIER "NOREN_HAS${flag}" variable)
  check_cxx_compiler_flag(${flag} ${variable})
  if(${variable})
    list(APPEND noren_hardening_flags ${flag})
  endif()
endforeach()
unset(CMAKE_REQUIRED_FLAGS)

function(noren_hardening target)
  target_compile_options(${target} PRIVATE ${noren_hardening_flags})
  target_compile_definitions(${target} PRIVATE _GLIBCXX_ASSERTIONS)
  # The sanitizers watch the same calls themselves, and better.
  if(NOT NOREN_SANITIZE)
    target_compile_definitions(${target} PRIVATE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
  endif()
  target_link_options(${target} PRIVATE -Wl,-z,relro,-z,now)
endfunction()
