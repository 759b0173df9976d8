#include "notula/uid.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void nt_uid_new(char out[NT_UID_SIZE])
{
	struct timespec now;
	uint8_t b[16];
	uint64_t ms, part;

	clock_gettime(CLOCK_REALTIME, &now);
	ms = (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
	part = (uint64_t)now.tv_nsec % 1000000 * 4096 / 1000000;
	arc4random_buf(b, sizeof(b));
	for (int i = 0; i < 6; i++)
		b[i] = (uint8_t)(ms >> (40 - 8 * i));
	b[6] = (uint8_t)(0x70 | part >> 8);
	b[7] = (uint8_t)part;
	b[8] = (uint8_t)(0x80 | (b[8] & 0x3F));
	snprintf(out, NT_UID_SIZE,
		 "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
		 "%02x%02x%02x%02x%02x%02x",
		 b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9],
		 b[10], b[11], b[12], b[13], b[14], b[15]);
}

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

bool nt_uid_valid(const char *s)
{
	if (strlen(s) != NT_UID_SIZE - 1)
		return false;
	for (int i = 0; i < NT_UID_SIZE - 1; i++) {
		bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;

		if (hyphen ? s[i] != '-' : !is_hex(s[i]))
			return false;
	}
	return true;
}
