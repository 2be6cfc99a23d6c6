# Debian armhf: ARMv7 with VFPv3, so Raspberry Pi 2 and later with a 32-bit system; not Zero and 1.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR armv7l)
set(NOREN_TRIPLET arm-linux-gnueabihf)
set(NOREN_DEB_ARCH armhf)
set(NOREN_QEMU qemu-arm-static)
include(${CMAKE_CURRENT_LIST_DIR}/debian-sysroot.cmake)
