#include "feed/source_reader.h"
