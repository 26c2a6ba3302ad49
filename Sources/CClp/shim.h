// Clp's own C interface: a model is an untyped pointer that its maker frees.
#include <coin/Clp_C_Interface.h>
