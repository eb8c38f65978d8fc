/* The frame of the spool file; docs/spool.md is the contract with its readers. */
#ifndef SCRIBERY_FRAME_H
#define SCRIBERY_FRAME_H

#include <stdint.h>

/* Bytes before every payload. */
#define FRAME_HEADER_BYTES 16

enum frame_type {
  FRAME_HEADER = 1,
  FRAME_OUTPUT = 2,
  FRAME_INPUT = 3,
  FRAME_WINDOW = 4,
  FRAME_SIGNAL = 5,
  FRAME_SUSPEND = 6,
  FRAME_RESUME = 7,
  FRAME_MASKED = 8,
  FRAME_GAP = 9,
  FRAME_END = 10,
  FRAME_ERROR_OUTPUT = 11,
  FRAME_CLOCK = 12
};

/* Writes the header of a frame: `time` in µs since the recording started, `length` in bytes of payload. */
void frame_header(uint8_t header[FRAME_HEADER_BYTES], enum frame_type type, uint64_t time, uint32_t length);

/* Writes the lowest `bytes` bytes of a number, the lowest first, as every number of the spool is written. */
void frame_number(uint8_t *at, uint64_t number, int bytes);

#endif
