# NOREN_BUILD_DATE, in seconds since 1970: SOURCE_DATE_EPOCH, else the last commit's date, else the
# age of CMakeLists.txt. Never the time of building, so that builds are reproducible.
function(noren_build_date variable)
  if(DEFINED ENV{SOURCE_DATE_EPOCH})
    set(date "$ENV{SOURCE_DATE_EPOCH}")
  else()
    execute_process(
      COMMAND git -C ${CMAKE_SOURCE_DIR} log -1 --format=%ct
      OUTPUT_VARIABLE date OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
  if(NOT date MATCHES "^[0-9]+$")
    file(TIMESTAMP ${CMAKE_SOURCE_DIR}/CMakeLists.txt date "%s" UTC)
  endif()
  set(${variable} ${date} PARENT_SCOPE)
endfunction()
