#include "text/typesetter.h"
