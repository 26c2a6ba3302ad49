// What this header holds is static inline; other headers have a file of their own.
#include "CIntrinsics.h"
