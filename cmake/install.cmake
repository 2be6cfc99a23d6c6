# share/noren beside bin/ holds the program's own files: copied when installed, links in the build
# tree, so that the program finds them in the same way in both.
install(TARGETS noren RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY assets DESTINATION ${CMAKE_INSTALL_DATADIR}/noren)
install(FILES fonts/fonts.json DESTINATION ${CMAKE_INSTALL_DATADIR}/noren/fonts)
install(FILES config/noren.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/noren)
install(FILES config/noren.json DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(FILES packaging/noren.service DESTINATION lib/systemd/system)
install(FILES packaging/usb/noren-usb@.service packaging/wifi/noren-wifi.service
              packaging/status/noren-status.path packaging/status/noren-status.service
        DESTINATION lib/systemd/system)
install(PROGRAMS packaging/usb/noren-usb packaging/wifi/noren-wifi packaging/status/noren-status
        DESTINATION lib/noren)
install(FILES packaging/usb/90-noren-usb.rules DESTINATION lib/udev/rules.d)
install(FILES packaging/usb/noren.tmpfiles DESTINATION lib/tmpfiles.d RENAME noren.conf)
install(FILES packaging/noren.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/noren.sysusers DESTINATION lib/sysusers.d RENAME noren.conf)

set_target_properties(noren PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/share/noren)
foreach(folder assets fonts)
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/${folder} ${CMAKE_BINARY_DIR}/share/noren/${folder} SYMBOLIC)
endforeach()
