#include "notula/hash.h"

#include <sys/types.h>

#include <sha2.h>

void nt_sha256(const void *bytes, size_t n, char out[NT_SHA256_HEX])
{
	SHA256Data(bytes, n, out);
}
