// Only the reentrant API: every call names its context, so no state is shared between threads.
#define GEOS_USE_ONLY_R_API 1
#include <geos_c.h>
