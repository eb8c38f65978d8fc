/* The first frame: what is known of the session when it starts. */
#ifndef SCRIBERY_HEADER_H
#define SCRIBERY_HEADER_H

#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>

#include "options.h"

/*
 * Most bytes of the header's payload. Words of the command that do not fit are left out, and `argsleft` tells
 * how many.
 */
#define HEADER_BYTES 65536

/*
 * Writes the payload of the header frame and gives its length; `start` in µs since 1970, `size` NULL where standard
 * output is no terminal.
 */
uint32_t header_write(char payload[HEADER_BYTES], const struct options *options, const struct winsize *size,
                      uint64_t start);

#endif
