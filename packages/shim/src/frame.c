/*
 * A frame header is eight little-endian 16-bit words. The second is chosen so that the ones' complement sum of
 * all eight is 0xffff (RFC 1071): a reader that lost its place finds the next frame by trying every byte.
 */
#include "frame.h"

#define FRAME_MAGIC 0xa5

static uint16_t checksum(const uint8_t header[FRAME_HEADER_BYTES]) {
  uint32_t sum = 0;
  for (int i = 0; i < FRAME_HEADER_BYTES; i += 2) sum += header[i] | (uint32_t)header[i + 1] << 8;
  while (sum >> 16) sum = (sum & 0xffff) + (sum >> 16);
  return (uint16_t)~sum;
}

void frame_number(uint8_t *at, uint64_t number, int bytes) {
  for (int i = 0; i < bytes; i++) at[i] = (uint8_t)(number >> (8 * i));
}

void frame_header(uint8_t header[FRAME_HEADER_BYTES], enum frame_type type, uint64_t time, uint32_t length) {
  header[0] = FRAME_MAGIC;
  header[1] = (uint8_t)type;
  frame_number(header + 2, 0, 2);
  frame_number(header + 4, length, 4);
  frame_number(header + 8, time, 8);
  frame_number(header + 2, checksum(header), 2);
}
