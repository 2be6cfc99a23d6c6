#include "model/slide.h"
