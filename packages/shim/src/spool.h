/* The spool file of one recording: frames are collected during a wake-up and appended together. See spool.c. */
#ifndef SCRIBERY_SPOOL_H
#define SCRIBERY_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/uio.h>

#include "frame.h"

/*
 * Frames that one writev takes. A wake-up makes one to three; only pasted passwords make more, and then the
 * spool is written once for every 32 frames.
 */
#define SPOOL_BATCH_FRAMES 32

/*
 * Bytes of the quota, and of the disk, that only the last gap frame and the end frame may use. They need at most
 * 16 + 8 + 160 and 16 + 2.
 */
#define SPOOL_TAIL_BYTES 256

/* What the spool does to its file; a test puts its own functions here. Each gives -1 and errno when it fails. */
struct spool_io {
  ssize_t (*append)(int fd, const struct iovec *parts, int count);
  int (*allocate)(int fd, off_t from, off_t length);
  int (*truncate)(int fd, off_t size);
};

enum spool_state { SPOOL_WRITING, SPOOL_FAILING, SPOOL_FULL };

struct spool {
  const struct spool_io *io;
  const char *path; /* of a file that there was no room for; 0 once it is there */
  int fd;
  enum spool_state state;
  int error;          /* errno that ended SPOOL_WRITING */
  uint64_t quota;     /* bytes that the file may have */
  uint64_t size;      /* bytes of whole frames in the file */
  uint64_t allocated; /* offset up to which the disk's blocks are already ours */
  uint64_t lost;      /* bytes of input and output not recorded since SPOOL_WRITING ended */
  uint64_t gaps;      /* how often SPOOL_FAILING ended, each time with a gap frame */
  uint64_t time;      /* of the last frame, µs */
  bool torn;          /* part of a frame stands behind `size` and could not be taken back */
  const void *header; /* payload of the first frame, for the case that it can only be written later */
  uint32_t header_length;
  int frames;
  uint8_t heads[SPOOL_BATCH_FRAMES][FRAME_HEADER_BYTES];
  struct iovec parts[2 * SPOOL_BATCH_FRAMES];
};

/* Creates the file, which must not exist (no link either), mode 0600; gives the descriptor, or -1 and errno. */
int spool_create(const char *path);

/*
 * Starts a spool on a created file and writes its header frame. `quota` is in bytes, 0 for none; `io` 0 for the
 * real file. The header's memory must stay. Whether it worked stands in `state`, here and after every call below.
 */
void spool_start(struct spool *spool, int fd, uint64_t quota, const struct spool_io *io, const void *header,
                 uint32_t length);

/*
 * Starts a spool whose file could not be created, because of `error`: it is created when it can be. The path's memory
 * must stay, too.
 */
void spool_start_later(struct spool *spool, const char *path, int error, uint64_t quota, const void *header,
                       uint32_t length);

/*
 * Adds a frame to the batch; `time` in µs since the start. The payload's memory must stay until spool_flush.
 * A full batch is flushed first.
 */
void spool_add(struct spool *spool, enum frame_type type, uint64_t time, const void *payload, uint32_t length);

/* Appends the batch. Without a batch, a failing spool tries whether it can go on. */
void spool_flush(struct spool *spool, uint64_t time);

/* Writes what is still owed (header, gap) and the end frame, gives unused blocks back, and closes the file, if there is one. */
void spool_end(struct spool *spool, uint64_t time, uint8_t kind, uint8_t value);

#endif
