# Warnings per target; they become errors where CMAKE_COMPILE_WARNING_AS_ERROR is set (dev preset).
function(noren_warnings target)
  target_compile_options(
    ${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
                      -Wmissing-declarations -Wextra-semi -Wno-psabi)
endfunction()
