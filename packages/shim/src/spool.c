/*
 * The spool file. It only grows, by whole frames, in one writev for everything that a wake-up brought.
 *
 *   SPOOL_WRITING ──the disk fails──► SPOOL_FAILING ──there is room again: gap frame──► SPOOL_WRITING
 *         └──────the quota is used up──► SPOOL_FULL (until the end: a quota does not come back)
 *
 * A spool for whose file the disk has no room begins in SPOOL_FAILING; the file is made with the header and the gap frame.
 *
 * What is added while the spool does not write is lost and counted; the gap frame tells how much. The policy
 * (end the session, or go on) is the caller's, who looks at `state`.
 *
 * The last frames have to fit where nothing else fits any more. The quota keeps SPOOL_TAIL_BYTES back for them,
 * and so does the disk: its blocks are allocated ahead of the data (fallocate, without changing the file's
 * size), so that a full disk is met by the allocation, with the tail still in hand, and not in the middle of a
 * frame. Where the file system cannot allocate ahead, or a write fails all the same, the part of a frame that
 * was written is cut off again: a reader has to read an unfinished frame again from its start.
 */
#define _GNU_SOURCE
#include "spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/*
 * Blocks are allocated for this many bytes at a time, but for no more than the file already has: a short session
 * takes two pages of the disk, a long one enters the kernel for it once a MiB.
 */
#define ALLOCATE_LEAST 8192
#define ALLOCATE_MOST (1024 * 1024)

/* Bytes that must be free before a spool that failed goes on: less would make more gap frames than text. */
#define RECOVERY_BYTES 65536

/* Bytes of the sentence in a gap frame. */
#define REASON_BYTES 160

static int allocate_file(int fd, off_t from, off_t length) {
  return fallocate(fd, FALLOC_FL_KEEP_SIZE, from, length);
}

static const struct spool_io file_io = {writev, allocate_file, ftruncate};

int spool_create(const char *path) {
  return open(path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC, 0600);
}

static void prepare(struct spool *spool, int fd, uint64_t quota, const void *header, uint32_t length) {
  memset(spool, 0, sizeof *spool);
  spool->io = &file_io;
  spool->fd = fd;
  spool->quota = quota ? quota : UINT64_MAX;
  spool->header = header;
  spool->header_length = length;
}

void spool_start(struct spool *spool, int fd, uint64_t quota, const struct spool_io *io, const void *header,
                 uint32_t length) {
  prepare(spool, fd, quota, header, length);
  if (io) spool->io = io;
  spool_add(spool, FRAME_HEADER, 0, header, length);
  spool_flush(spool, 0);
}

void spool_start_later(struct spool *spool, const char *path, int error, uint64_t quota, const void *header,
                       uint32_t length) {
  prepare(spool, -1, quota, header, length);
  spool->path = path;
  spool->state = SPOOL_FAILING;
  spool->error = error;
}

/* Whether the file is there: one that there was no room for is tried again. */
static bool is_created(struct spool *spool) {
  if (!spool->path) return true;
  spool->fd = spool_create(spool->path);
  if (spool->fd < 0) return false;
  spool->path = 0;
  return true;
}

void spool_add(struct spool *spool, enum frame_type type, uint64_t time, const void *payload, uint32_t length) {
  if (spool->frames == SPOOL_BATCH_FRAMES) spool_flush(spool, time);
  if (time > spool->time) spool->time = time;
  uint8_t *head = spool->heads[spool->frames];
  struct iovec *parts = spool->parts + 2 * spool->frames;
  frame_header(head, type, spool->time, length);
  parts[0] = (struct iovec){head, FRAME_HEADER_BYTES};
  parts[1] = (struct iovec){(void *)(uintptr_t)payload, length};
  spool->frames++;
}

/* Empties the batch from frame `first` on, counting the bytes of the terminal that nobody will see. */
static void lose(struct spool *spool, int first) {
  for (int i = first; i < spool->frames; i++) {
    uint8_t type = spool->heads[i][1];
    if (type == FRAME_OUTPUT || type == FRAME_ERROR_OUTPUT || type == FRAME_INPUT)
      spool->lost += spool->parts[2 * i + 1].iov_len;
  }
  spool->frames = 0;
}

/* Takes back what was written of a frame that could not be finished; the blocks allocated ahead go with it. */
static bool mend(struct spool *spool) {
  if (!spool->torn) return true;
  if (spool->io->truncate(spool->fd, (off_t)spool->size) != 0) return false;
  spool->torn = false;
  if (spool->allocated != UINT64_MAX) spool->allocated = spool->size;
  return true;
}

/* Makes the disk's blocks up to `end` ours; false, with errno, when the disk has none. */
static bool allocate(struct spool *spool, uint64_t end) {
  if (end <= spool->allocated) return true;
  uint64_t step = spool->size < ALLOCATE_LEAST ? ALLOCATE_LEAST : spool->size;
  if (step > ALLOCATE_MOST) step = ALLOCATE_MOST;
  uint64_t ahead = end - spool->allocated > step ? end : spool->allocated + step;
  while (ahead >= end) {
    if (spool->io->allocate(spool->fd, (off_t)spool->allocated, (off_t)(ahead - spool->allocated)) == 0) {
      spool->allocated = ahead;
      return true;
    }
    if (errno == EINTR) continue;
    if (errno == EOPNOTSUPP || errno == ENOSYS) {
      spool->allocated = UINT64_MAX; /* this file system writes without allocating, then */
      return true;
    }
    if (ahead == end) break;
    ahead = end;
  }
  return false;
}

/* Appends the batch and empties it; false, with errno, when not all of it could be written. */
static bool append(struct spool *spool) {
  struct iovec parts[2 * SPOOL_BATCH_FRAMES];
  int count = 2 * spool->frames, next = 0;
  uint64_t whole = 0; /* bytes of the frames that are in the file completely */
  memcpy(parts, spool->parts, (size_t)count * sizeof *parts);
  while (next < count) {
    ssize_t written = spool->io->append(spool->fd, parts + next, count - next);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      int error = written < 0 ? errno : EIO;
      spool->size += whole;
      spool->torn = next % 2 || parts[next].iov_len < spool->parts[next].iov_len;
      mend(spool);
      lose(spool, next / 2);
      errno = error;
      return false;
    }
    size_t left = (size_t)written;
    while (next < count && left >= parts[next].iov_len) {
      left -= parts[next].iov_len;
      if (next++ % 2) whole += FRAME_HEADER_BYTES + spool->parts[next - 1].iov_len;
    }
    if (left) {
      parts[next].iov_base = (uint8_t *)parts[next].iov_base + left;
      parts[next].iov_len -= left;
    }
  }
  spool->size += whole;
  spool->frames = 0;
  return true;
}

/* Leaves SPOOL_WRITING; errno tells why. */
static void fail(struct spool *spool, enum spool_state state) {
  spool->state = state;
  spool->error = errno;
}

/* Adds the gap frame for what was lost; `payload` has room for 8 + REASON_BYTES. */
static void add_gap(struct spool *spool, uint64_t time, uint8_t *payload) {
  char *reason = (char *)payload + 8;
  int length = spool->state == SPOOL_FULL
                   ? snprintf(reason, REASON_BYTES, "the spool's quota was reached")
                   : snprintf(reason, REASON_BYTES, "the spool could not be written: %s", strerror(spool->error));
  frame_number(payload, spool->lost, 8);
  spool_add(spool, FRAME_GAP, time, payload, 8 + (uint32_t)(length < REASON_BYTES ? length : REASON_BYTES - 1));
}

/* A spool that failed tries to go on: first the gap frame, then what comes next. */
static bool recover(struct spool *spool, uint64_t time) {
  uint8_t payload[8 + REASON_BYTES];
  lose(spool, 0);
  if (!is_created(spool) || !mend(spool) || !allocate(spool, spool->size + RECOVERY_BYTES + SPOOL_TAIL_BYTES)) return false;
  if (spool->size == 0) spool_add(spool, FRAME_HEADER, 0, spool->header, spool->header_length);
  add_gap(spool, time, payload);
  if (!append(spool)) return false;
  spool->state = SPOOL_WRITING;
  spool->lost = 0;
  spool->gaps++;
  return true;
}

void spool_flush(struct spool *spool, uint64_t time) {
  if (spool->state == SPOOL_FAILING) {
    recover(spool, time);
    return;
  }
  if (spool->frames == 0) return;
  uint64_t end = spool->size + SPOOL_TAIL_BYTES;
  for (int i = 0; i < 2 * spool->frames; i++) end += spool->parts[i].iov_len;
  if (spool->state == SPOOL_FULL) {
    lose(spool, 0);
  } else if (end > spool->quota) {
    errno = EDQUOT;
    fail(spool, SPOOL_FULL);
    lose(spool, 0);
  } else if (!allocate(spool, end)) {
    fail(spool, SPOOL_FAILING);
    lose(spool, 0);
  } else if (!append(spool)) {
    fail(spool, SPOOL_FAILING);
  }
}

void spool_end(struct spool *spool, uint64_t time, uint8_t kind, uint8_t value) {
  uint8_t payload[8 + REASON_BYTES];
  uint8_t end[2] = {kind, value};
  spool_flush(spool, time);
  if (!is_created(spool)) return;
  if (mend(spool)) {
    if (spool->size == 0) spool_add(spool, FRAME_HEADER, 0, spool->header, spool->header_length);
    if (spool->state != SPOOL_WRITING) add_gap(spool, time, payload);
    spool_add(spool, FRAME_END, time, end, sizeof end);
    append(spool);
  }
  if (spool->allocated != UINT64_MAX) spool->io->truncate(spool->fd, (off_t)spool->size);
  close(spool->fd);
}
