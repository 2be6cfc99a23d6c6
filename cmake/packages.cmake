# `cpack` in a build folder of the release, pi-arm64 or pi-armhf preset makes a Debian package.
# Dependencies are computed from the program; those that SDL opens while it runs are named here.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME noren)
set(CPACK_PACKAGE_CONTACT "The Noren developers <noren@example.invalid>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "venue signage with well-set Japanese type")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Cycles slides of what a community announces, from feeds, files and a
folder of posters, on the whole of a screen: by itself, for years, with or
without a network. The service takes the console of a small board through
KMSDRM and needs no desktop.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(noren_named_dependencies
    # SDL opens these by name, and says nothing where they are missing.
    libegl1 libgles2 libgl1 libgl1-mesa-dri
    # What fonts/fonts.json names.
    fonts-noto-cjk fonts-morisawa-bizud-gothic fonts-morisawa-bizud-mincho fonts-ebgaramond
    fonts-noto-color-emoji
    tzdata ca-certificates "systemd | systemd-standalone-sysusers")
list(JOIN noren_named_dependencies ", " CPACK_DEBIAN_PACKAGE_DEPENDS)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
foreach(script preinst postinst prerm postrm)
  list(APPEND CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/packaging/${script})
endforeach()

set(noren_package_settings "")
if(CMAKE_CROSSCOMPILING)
  set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE ${NOREN_DEB_ARCH})
  string(APPEND noren_package_settings
         "set(SHLIBDEPS_EXECUTABLE \"${CMAKE_SOURCE_DIR}/packaging/shlibdeps-sysroot\")\n"
         "set(ENV{NOREN_SYSROOT} \"${NOREN_SYSROOT}\")\n"
         "set(ENV{NOREN_TRIPLET} ${NOREN_TRIPLET})\n"
         "set(ENV{NOREN_DEB_ARCH} ${NOREN_DEB_ARCH})\n")
endif()
# Files of a package are as old as the sources, so that two packages of one state are the same.
include(build_date)
noren_build_date(noren_date)
string(APPEND noren_package_settings
       "if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})\n  set(ENV{SOURCE_DATE_EPOCH} ${noren_date})\nendif()\n")
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_BINARY_DIR}/package_settings.cmake)
file(WRITE ${CPACK_PROJECT_CONFIG_FILE} "${noren_package_settings}")
include(CPack)
