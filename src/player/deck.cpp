#include "player/deck.h"
