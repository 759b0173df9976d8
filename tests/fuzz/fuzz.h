/*
 * fuzz.h - what a fuzz target defines. libFuzzer calls it (make fuzz), or
 * replay.c with every file of tests/fuzz/corpus/NAME (make check).
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
