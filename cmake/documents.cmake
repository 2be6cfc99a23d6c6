# What a Debian package has below /usr/share: man page, copyright, changelog, manuals.
find_package(Python3 COMPONENTS Interpreter REQUIRED)
find_program(GZIP gzip REQUIRED)

function(noren_gzip from to)
  add_custom_command(OUTPUT ${to} DEPENDS ${from} COMMAND ${GZIP} -9nc ${from} > ${to} VERBATIM)
endfunction()

# The program itself says what stands in the man page; of another architecture, in an emulator.
set(noren_documents ${CMAKE_BINARY_DIR}/documents)
file(MAKE_DIRECTORY ${noren_documents})
set(noren_man_maker ${CMAKE_SOURCE_DIR}/scripts/generate-man-page)
set(noren_man_template ${CMAKE_SOURCE_DIR}/packaging/noren.1.in)
add_custom_command(
  OUTPUT ${noren_documents}/noren.1
  DEPENDS noren ${noren_man_maker} ${noren_man_template}
  COMMAND Python3::Interpreter ${noren_man_maker} ${noren_man_template} ${noren_documents}/noren.1 --
          ${CMAKE_CROSSCOMPILING_EMULATOR} $<TARGET_FILE:noren>
  VERBATIM)
noren_gzip(${noren_documents}/noren.1 ${noren_documents}/noren.1.gz)
noren_gzip(${CMAKE_SOURCE_DIR}/packaging/changelog ${noren_documents}/changelog.gz)
add_custom_target(documents ALL DEPENDS ${noren_documents}/noren.1.gz ${noren_documents}/changelog.gz)

# A licence as a field of debian/copyright: each line a space further in, empty ones a full stop.
function(noren_licence variable file from to)
  file(READ ${CMAKE_SOURCE_DIR}/${file} text)
  string(REGEX REPLACE "^.*${from}" "" text "${text}")
  if(to)
    string(REGEX REPLACE "${to}.*$" "" text "${text}")
  endif()
  string(REGEX REPLACE "[ \t]+\n" "\n" text "${text}\n")
  string(REGEX REPLACE "\n \\.?\n" "\n\n" text "${text}")
  string(STRIP "${text}" text)
  string(REGEX REPLACE "\n *" "\n " text " ${text}")
  string(REGEX REPLACE "\n ?\n" "\n .\n" text "${text}")
  string(REGEX REPLACE "\n ?\n" "\n .\n" text "${text}")
  set(${variable} "${text}" PARENT_SCOPE)
endfunction()
noren_licence(LICENCE_EXPAT LICENSE "developers\n" "")
noren_licence(LICENCE_NAIST src/text/licenses/IPADIC.txt "ICOT-term\n" "Files: debian")
noren_licence(LICENCE_UNICODE src/text/licenses/Unicode.txt "EXHIBIT 1\n" "")
configure_file(packaging/copyright.in ${noren_documents}/copyright @ONLY)

install(FILES ${noren_documents}/copyright ${noren_documents}/changelog.gz docs/manual.md
              docs/manual.ja.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${noren_documents}/noren.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
