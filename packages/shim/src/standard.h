/* The standard descriptors: open all the time, so that no file opened by us is taken for one of them. */
#ifndef SCRIBERY_STANDARD_H
#define SCRIBERY_STANDARD_H

/* Opens /dev/null in the place of those that whoever started us closed. */
void standard_fill(void);

/* Closes one, and leaves /dev/null there. */
void standard_replace(int fd);

#endif
