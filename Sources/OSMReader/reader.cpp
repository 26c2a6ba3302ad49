#include "OSMReader.h"
extern "C" void osm_reader_placeholder(void) {}
