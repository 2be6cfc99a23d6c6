# Debian arm64: Raspberry Pi 3, 4, 5 and Zero 2 W with a 64-bit system.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(NOREN_TRIPLET aarch64-linux-gnu)
set(NOREN_DEB_ARCH arm64)
set(NOREN_QEMU qemu-aarch64-static)
include(${CMAKE_CURRENT_LIST_DIR}/debian-sysroot.cmake)
