#include "platform/image_decoder.h"

int main(int argc, char** argv) {
  return noren::decode_image_child(argc, argv);
}
