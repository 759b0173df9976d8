/* hash.h - SHA-256 (FIPS 180-4) in lower-case hexadecimal. */
#ifndef NOTULA_HASH_H
#define NOTULA_HASH_H

#include <stddef.h>

enum { NT_SHA256_HEX = 65 };

void nt_sha256(const void *bytes, size_t n, char out[NT_SHA256_HEX]);

#endif
