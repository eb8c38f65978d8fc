/*
 * Random work for the spool writer against a disk that fails at random, under the sanitizers.
 *
 *   spool-fuzz SEED RUNS
 *
 * The disk is a piece of memory: it takes writes in part, refuses them, refuses to allocate and to truncate. After
 * each run the file must be what docs/spool.md says, whatever happened:
 *   - whole frames from the first to the last byte, a header first, an end last, time never decreasing;
 *   - every byte of input and output is in a frame, in its order, or counted by the gap that stands in its place;
 *   - never more bytes than the quota.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "spool.h"

/* Most bytes of the disk: more than any run writes. */
#define DISK_BYTES (4 * 1024 * 1024)

/* Most bytes pushed in one frame. */
#define PAYLOAD_BYTES 5000

/* Most wake-ups of one run. */
#define WAKE_UPS 60

static uint8_t disk[DISK_BYTES];
static size_t disk_size, disk_room; /* room: bytes that the disk takes before it is full */
static int trouble;                 /* percent of calls that fail */
static bool allocates;              /* the file system can allocate ahead */
static uint64_t state;

static uint32_t draw(uint32_t below) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)(state >> 16) % below;
}

static bool fails(void) { return (int)draw(100) < trouble; }

static int refuse(void) {
  static const int errors[] = {ENOSPC, EIO, EDQUOT, EFBIG};
  errno = errors[draw(4)];
  return -1;
}

static ssize_t disk_append(int fd, const struct iovec *parts, int count) {
  size_t all = 0, taken = 0;
  (void)fd;
  for (int i = 0; i < count; i++) all += parts[i].iov_len;
  if (draw(20) == 0) {
    errno = EINTR;
    return -1;
  }
  size_t most = fails() ? draw((uint32_t)all + 1) : all;
  if (most > disk_room - disk_size) most = disk_room - disk_size;
  if (most == 0) return refuse();
  for (int i = 0; i < count && taken < most; i++) {
    size_t length = parts[i].iov_len < most - taken ? parts[i].iov_len : most - taken;
    if (length) memcpy(disk + disk_size + taken, parts[i].iov_base, length);
    taken += length;
  }
  disk_size += taken;
  return (ssize_t)taken;
}

static int disk_allocate(int fd, off_t from, off_t length) {
  (void)fd;
  if (!allocates) {
    errno = EOPNOTSUPP;
    return -1;
  }
  return (size_t)(from + length) > disk_room || fails() ? refuse() : 0;
}

static int disk_truncate(int fd, off_t size) {
  (void)fd;
  if (fails()) return refuse();
  if ((size_t)size < disk_size) disk_size = (size_t)size;
  return 0;
}

static const struct spool_io disk_io = {disk_append, disk_allocate, disk_truncate};

/* What was pushed: one byte for each byte of input and output, in order. */
static uint8_t pushed[WAKE_UPS * 3 * PAYLOAD_BYTES];
static size_t pushed_bytes;

static void check(bool is_true, const char *what, uint64_t run) {
  if (is_true) return;
  fprintf(stderr, "run %llu: %s\n", (unsigned long long)run, what);
  abort();
}

static uint64_t number(const uint8_t *at, int bytes) {
  uint64_t value = 0;
  while (bytes-- > 0) value = value << 8 | at[bytes];
  return value;
}

/* Reads the file as docs/spool.md has it; `may_be_torn` for a disk that kept half a frame and would not cut it. */
static void verify(uint64_t run, bool may_be_torn, bool may_lack_end) {
  size_t at = 0, seen = 0;
  uint64_t time = 0;
  int last = 0;
  while (at < disk_size) {
    uint32_t sum = 0;
    if (may_be_torn && at + FRAME_HEADER_BYTES > disk_size) return;
    check(at + FRAME_HEADER_BYTES <= disk_size, "half a header", run);
    for (int i = 0; i < FRAME_HEADER_BYTES; i += 2) sum += (uint32_t)number(disk + at + i, 2);
    check(disk[at] == 0xa5 && sum % 0xffff == 0, "a wrong header", run);
    size_t length = number(disk + at + 4, 4);
    if (may_be_torn && at + FRAME_HEADER_BYTES + length > disk_size) return;
    check(at + FRAME_HEADER_BYTES + length <= disk_size, "half a frame", run);
    check(number(disk + at + 8, 8) >= time, "time goes back", run);
    time = number(disk + at + 8, 8);
    check((at == 0) == (disk[at + 1] == FRAME_HEADER), "the header is not the first frame", run);
    const uint8_t *payload = disk + at + FRAME_HEADER_BYTES;
    last = disk[at + 1];
    if (last == FRAME_OUTPUT || last == FRAME_ERROR_OUTPUT || last == FRAME_INPUT) {
      check(memcmp(pushed + seen, payload, length) == 0, "other bytes than were pushed", run);
      seen += length;
    }
    if (last == FRAME_GAP) seen += number(payload, 8);
    check(seen <= pushed_bytes, "more bytes than were pushed", run);
    at += FRAME_HEADER_BYTES + length;
  }
  if (may_lack_end && last != FRAME_END) return;
  check(last == FRAME_END, "no end", run);
  check(seen == pushed_bytes, "bytes that are neither recorded nor counted", run);
}

static void push(struct spool *spool, uint64_t *time) {
  static const enum frame_type types[] = {FRAME_OUTPUT, FRAME_OUTPUT, FRAME_ERROR_OUTPUT,
                                          FRAME_INPUT,  FRAME_WINDOW, FRAME_MASKED};
  enum frame_type type = types[draw(6)];
  uint32_t length = type == FRAME_WINDOW ? 4 : type == FRAME_MASKED ? 0 : draw(draw(2) ? PAYLOAD_BYTES : 40);
  static const uint8_t window[4] = {80, 0, 24, 0};
  *time += draw(1000);
  if (type == FRAME_OUTPUT || type == FRAME_ERROR_OUTPUT || type == FRAME_INPUT) {
    for (uint32_t i = 0; i < length; i++) pushed[pushed_bytes + i] = (uint8_t)draw(256);
    spool_add(spool, type, *time, pushed + pushed_bytes, length);
    pushed_bytes += length;
  } else {
    spool_add(spool, type, *time, window, length);
  }
}

static void one_run(uint64_t run) {
  static struct spool spool;
  uint64_t time = 0, quota = draw(3) ? 0 : 2048 + draw(200000);
  static const char header[] = "version=1\nrecording=fuzz\n";
  disk_size = pushed_bytes = 0;
  disk_room = draw(2) ? DISK_BYTES : 4096 + draw(100000);
  trouble = draw(2) ? 0 : (int)draw(60);
  allocates = draw(3) > 0;
  bool is_sound = trouble == 0 && (allocates || disk_room == DISK_BYTES);
  spool_start(&spool, -1, quota, &disk_io, header, sizeof header - 1);
  for (uint32_t wake_ups = draw(WAKE_UPS); wake_ups > 0; wake_ups--) {
    for (uint32_t frames = draw(4); frames > 0; frames--)
      if (pushed_bytes + PAYLOAD_BYTES <= sizeof pushed) push(&spool, &time);
    spool_flush(&spool, time);
    if (draw(40) == 0 && !is_sound) disk_room = DISK_BYTES; /* somebody cleans up */
    if (spool.state == SPOOL_WRITING) check(disk_size == spool.size, "size is not the file's size", run);
  }
  spool_end(&spool, time, 0, 7);
  check(quota == 0 || disk_size <= quota, "more bytes than the quota", run);
  verify(run, spool.torn, !is_sound);
}

int main(int argc, char **argv) {
  uint64_t seed = argc > 1 ? strtoull(argv[1], 0, 10) : 1, runs = argc > 2 ? strtoull(argv[2], 0, 10) : 1000;
  for (uint64_t run = 0; run < runs; run++) {
    state = (seed << 32) + run * 2654435761u + 88172645463325252ull; /* each run can be had again alone */
    one_run(run);
  }
  printf("%llu runs\n", (unsigned long long)runs);
  return 0;
}
