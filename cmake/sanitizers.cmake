# NOREN_SANITIZE=address,undefined (or thread) instruments everything that is built.
set(NOREN_SANITIZE "" CACHE STRING "Sanitizers to build with, as -fsanitize= takes them")
if(NOREN_SANITIZE)
  add_compile_options(-fsanitize=${NOREN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${NOREN_SANITIZE})
endif()
