# Shared by the toolchain files: compiles against a Debian 12 root that cross/make-sysroot made, and
# runs what was built through qemu-user. NOREN_SYSROOT names the root (default: sysroot/ARCH).
if(NOT NOREN_SYSROOT)
  set(NOREN_SYSROOT ${CMAKE_CURRENT_LIST_DIR}/../sysroot/${NOREN_DEB_ARCH})
endif()
get_filename_component(NOREN_SYSROOT ${NOREN_SYSROOT} ABSOLUTE)
# Compiler checks run in projects of their own, which must know the root too.
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES NOREN_SYSROOT)

set(CMAKE_SYSROOT ${NOREN_SYSROOT})
set(CMAKE_C_COMPILER ${NOREN_TRIPLET}-gcc)
set(CMAKE_CXX_COMPILER ${NOREN_TRIPLET}-g++)
set(CMAKE_LIBRARY_ARCHITECTURE ${NOREN_TRIPLET})

set(CMAKE_FIND_ROOT_PATH ${NOREN_SYSROOT})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

set(ENV{PKG_CONFIG_SYSROOT_DIR} ${NOREN_SYSROOT})
set(ENV{PKG_CONFIG_LIBDIR}
    ${NOREN_SYSROOT}/usr/lib/${NOREN_TRIPLET}/pkgconfig:${NOREN_SYSROOT}/usr/share/pkgconfig)
set(ENV{PKG_CONFIG_PATH} "")

# In the environment, so that children know it too; those need cross/register-emulators once.
set(CMAKE_CROSSCOMPILING_EMULATOR "/usr/bin/env;QEMU_LD_PREFIX=${NOREN_SYSROOT};${NOREN_QEMU}")
