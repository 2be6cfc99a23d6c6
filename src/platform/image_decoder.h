#pragma once

#include <string_view>

namespace noren {

/// The hidden first argument with which main() hands over to decode_image_child().
constexpr std::string_view kDecodeImageCommand = "--decode-image";

/// The bytes that stand before the pixels in the child's answer: width and height, 32 bits each
/// in the machine's order.
constexpr std::size_t kDecodedHeadBytes = 8;

/// The whole life of the child process that decodes one picture: limits its own memory and time,
/// reads the file from stdin, writes head and pixels to stdout, upright and no larger than
/// `argv[2]` x `argv[3]`. The exit status: 0 when a picture was written.
int decode_image_child(int argc, char** argv);

}  // namespace noren
