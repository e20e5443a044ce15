// Preloaded before the program: the call that is asked for fails, or kills the process, or finds no
// room. Counts the calls on files that are written; what is only read is left alone.
//
//   FAULT_CALLS=write,sync,...  which calls count: write sync truncate rename open close unlink
//                               lock read malloc
//   FAULT_AT=n                  the n-th of them; 0 or none: only count
//   FAULT_HOW=error|kill|short  what happens then: an error, SIGKILL, or half of a write
//   FAULT_ERRNO=n               the error; ENOSPC unless given
//   FAULT_ON=1                  not only that call but all that follow
//   FAULT_PATH=text             only files whose path has this in it, or is relative
//   FAULT_ROOM=n                bytes that can be written before the disk is full
//   FAULT_NOLOCKS=1             a file system without locks
//   FAULT_RANK=n                only the process that mpirun gave this rank
//   FAULT_COUNT=path            gets a line "calls injected" when a process ends or is killed
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum how { ERROR, KILL, SHORT };

static atomic_long calls, injected, written;
static long at, room = -1;
static int error_number = ENOSPC, goes_on, has_no_locks, is_ready;
static enum how how;
static const char *wanted, *count_path, *ours;

static long number(const char *name, long otherwise) {
  const char *text = getenv(name);
  return text ? atol(text) : otherwise;
}

__attribute__((constructor)) static void begin(void) {
  const char *text = getenv("FAULT_HOW");
  how = text && !strcmp(text, "kill") ? KILL : text && !strcmp(text, "short") ? SHORT : ERROR;
  at = number("FAULT_AT", 0);
  room = number("FAULT_ROOM", -1);
  error_number = (int)number("FAULT_ERRNO", ENOSPC);
  goes_on = (int)number("FAULT_ON", 0);
  has_no_locks = (int)number("FAULT_NOLOCKS", 0);
  wanted = getenv("FAULT_CALLS");
  count_path = getenv("FAULT_COUNT");
  ours = getenv("FAULT_PATH");
  const char *rank = getenv("FAULT_RANK"), *mine = getenv("OMPI_COMM_WORLD_RANK");
  if (rank && mine && strcmp(rank, mine)) {
    wanted = NULL;
    room = -1;
  }
}

// Nothing counts before main: what fails in the loader is not the program's to answer for.
typedef int (*main_function)(int, char **, char **);
static main_function real_main;
static int counted_main(int count, char **words, char **environment) {
  is_ready = 1;
  return real_main(count, words, environment);
}
int __libc_start_main(main_function main, int count, char **words, void (*start)(void),
                      void (*finish)(void), void (*unload)(void), void *stack) {
  int (*real)(main_function, int, char **, void (*)(void), void (*)(void), void (*)(void), void *) =
      dlsym(RTLD_NEXT, "__libc_start_main");
  real_main = main;
  return real(counted_main, count, words, start, finish, unload, stack);
}

static int is_our_path(const char *path) { return !ours || path[0] != '/' || strstr(path, ours); }
static int is_our_file(int file) {
  char link[40], path[600];
  if (!ours) return 1;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_our_path(path);
}

static void report(void) {
  if (!count_path) return;
  char line[64];
  const int length = snprintf(line, sizeof line, "%ld %ld\n", (long)calls, (long)injected);
  const int file = (int)syscall(SYS_openat, AT_FDCWD, count_path, O_WRONLY | O_CREAT | O_APPEND, 0644);
  if (file < 0) return;
  syscall(SYS_write, file, line, length);
  syscall(SYS_close, file);
}

__attribute__((destructor)) static void end(void) { report(); }

// Whether this call is to go wrong; does not return where it kills.
static int strikes(const char *call) {
  if (!is_ready || !wanted || !strstr(wanted, call)) return 0;
  const long now = atomic_fetch_add(&calls, 1) + 1;
  if (at <= 0 || (goes_on ? now < at : now != at)) return 0;
  atomic_fetch_add(&injected, 1);
  if (how != KILL) return 1;
  report();
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

static int fails(const char *call) {
  if (!strikes(call)) return 0;
  errno = error_number;
  return 1;
}

static int is_written_file(int file) {
  struct stat status;
  const int flags = (int)syscall(SYS_fcntl, file, F_GETFL);
  return file > 2 && flags >= 0 && (flags & O_ACCMODE) != O_RDONLY && !fstat(file, &status) &&
         S_ISREG(status.st_mode) && is_our_file(file);
}

static ssize_t put(int file, const void *bytes, size_t size, off_t offset, int has_offset) {
  if (is_written_file(file)) {
    if (strikes("write")) {
      if (how == SHORT)
        size = size > 1 ? size / 2 : size;
      else {
        errno = error_number;
        return -1;
      }
    }
    if (room >= 0 && atomic_fetch_add(&written, (long)size) + (long)size > room) {
      atomic_fetch_add(&injected, 1);
      errno = ENOSPC;
      return -1;
    }
  }
  return has_offset ? syscall(SYS_pwrite64, file, bytes, size, offset)
                    : syscall(SYS_write, file, bytes, size);
}

ssize_t write(int file, const void *bytes, size_t size) { return put(file, bytes, size, 0, 0); }
ssize_t pwrite(int file, const void *bytes, size_t size, off_t offset) {
  return put(file, bytes, size, offset, 1);
}
ssize_t pwrite64(int file, const void *bytes, size_t size, off_t offset) {
  return put(file, bytes, size, offset, 1);
}
int fsync(int file) { return is_our_file(file) && fails("sync") ? -1 : (int)syscall(SYS_fsync, file); }
int fdatasync(int file) { return is_our_file(file) && fails("sync") ? -1 : (int)syscall(SYS_fdatasync, file); }
int ftruncate(int file, off_t size) {
  return is_our_file(file) && fails("truncate") ? -1 : (int)syscall(SYS_ftruncate, file, size);
}
int ftruncate64(int file, off_t size) { return ftruncate(file, size); }
int rename(const char *from, const char *to) {
  return is_our_path(to) && fails("rename") ? -1 : (int)syscall(SYS_rename, from, to);
}
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
  if (is_our_path(to) && fails("rename")) return -1;
  return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}
int unlink(const char *path) { return is_our_path(path) && fails("unlink") ? -1 : (int)syscall(SYS_unlink, path); }
int remove(const char *path) {
  if (is_our_path(path) && fails("unlink")) return -1;
  return (int)(syscall(SYS_unlink, path) && syscall(SYS_rmdir, path) ? -1 : 0);
}
int flock(int file, int operation) {
  if (has_no_locks) {
    errno = ENOSYS;
    return -1;
  }
  return is_our_file(file) && fails("lock") ? -1 : (int)syscall(SYS_flock, file, operation);
}
int close(int file) {
  if (is_written_file(file) && fails("close")) {
    const int kept = errno;
    syscall(SYS_close, file);
    errno = kept;
    return -1;
  }
  return (int)syscall(SYS_close, file);
}

static int opened(const char *path, int flags, mode_t mode) {
  if ((flags & O_ACCMODE) != O_RDONLY && is_our_path(path) && fails("open")) return -1;
  return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}
int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return opened(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return opened(path, flags, mode);
}

static int is_regular(int file) {
  struct stat status;
  return !fstat(file, &status) && S_ISREG(status.st_mode) && is_our_file(file);
}
ssize_t read(int file, void *into, size_t size) {
  if (is_regular(file) && fails("read")) return -1;
  return syscall(SYS_read, file, into, size);
}
ssize_t pread(int file, void *into, size_t size, off_t offset) {
  if (is_regular(file) && fails("read")) return -1;
  return syscall(SYS_pread64, file, into, size, offset);
}
ssize_t pread64(int file, void *into, size_t size, off_t offset) {
  return pread(file, into, size, offset);
}

extern void *__libc_malloc(size_t size);
void *malloc(size_t size) {
  if (strikes("malloc")) {
    errno = ENOMEM;
    return NULL;
  }
  return __libc_malloc(size);
}
