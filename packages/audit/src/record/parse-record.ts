import type { LineEnd } from '../line/line-end.ts';
import type { AuditRecord } from './audit-record.ts';
import { findGluedNames } from './glued-names.ts';
import { InternTable } from './intern-table.ts';
import { recordType } from './record-type.ts';
import { StampReader } from './stamp-reader.ts';

/** Between what the kernel wrote and what auditd added (AUDIT_INTERP_SEPARATOR of libaudit.h). */
const ENRICHED_SEPARATOR = '\x1d';

/**
 * What the kernel writes behind the text of a program, whatever that holds (audit_receive_msg, kernel/audit.c): a separator
 * before it is the program's. What auditd adds comes behind it, and never ends so.
 */
const TEXT_END = "'";

/** What some editors put before the first line of a file, UTF-8 as Latin-1. */
const BYTE_ORDER_MARK = '\xef\xbb\xbf';

const NODE = 'node=';
const TYPE = 'type=';
const AUDIT = 'audit(';
const MESSAGE = 'msg=audit(';

const names = new InternTable();
const stamp = new StampReader();

/**
 * Reads one line of an audit log, in any of the forms that carry `audit(time:serial)`: auditd's own (with and without
 * `node=`, enriched or not), and the kernel's as dmesg, syslog or a serial console prefix it. Undefined where there is
 * no such stamp.
 */
export function parseRecord(line: string, number: number, end: LineEnd): AuditRecord | undefined {
  let node = '';
  let at = 0;
  if (line.startsWith(NODE)) {
    at = line.indexOf(' ') + 1;
    node = names.slice(line, NODE.length, Math.max(NODE.length, at - 1));
  }
  // Behind a type nothing but its stamp may stand: one further on is quoted text, and anybody can write that.
  if (!line.startsWith(TYPE, at)) return parsePrefixed(line, number, end);
  const start = at + TYPE.length;
  const space = line.indexOf(' ', start);
  const stampStart = space <= start ? -1 : stampAt(line, space + 1);
  const behind = stampStart < 0 ? -1 : stamp.read(line, stampStart);
  if (behind < 0) return undefined;
  return record(line, number, end, node, recordType(names.slice(line, start, space)), behind);
}

/** The place behind `msg=audit(`, or behind the kernel's `audit(`. */
function stampAt(line: string, start: number): number {
  if (line.startsWith(MESSAGE, start)) return start + MESSAGE.length;
  return line.startsWith(AUDIT, start) ? start + AUDIT.length : -1;
}

/** A line whose stamp stands behind something else: a syslog header, the kernel's `audit: type=1400 audit(…)`. */
function parsePrefixed(line: string, number: number, end: LineEnd): AuditRecord | undefined {
  const at = line.indexOf(AUDIT);
  const behind = at < 0 ? -1 : stamp.read(line, at + AUDIT.length);
  if (behind < 0) return undefined;
  const prefix = line.slice(0, at);
  const written = wordBehind(prefix, TYPE);
  const type = written === undefined ? untypedRecord(line, behind) : recordType(written);
  return record(line, number, end, wordBehind(prefix, NODE) ?? syslogHost(prefix), type, behind);
}

/**
 * The host that a syslog header names (RFC 3164, section 4.1.2; RFC 5424, section 6.2.4; rsyslog's files with the time of
 * RFC 3339): where the lines of many hosts come together it is all that tells them apart. '' where there is none.
 */
function syslogHost(prefix: string): string {
  const host = SYSLOG_HOST.exec(prefix)?.[1] ?? '';
  return host === '-' ? '' : names.slice(host, 0, host.length);
}

const SYSLOG_HOST =
  /^(?:<\d{1,3}>)?(?:1 )?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)) (\S+) /;

/** The last word of a text that starts with `key`, without it. */
function wordBehind(text: string, key: string): string | undefined {
  const found = text.lastIndexOf(key);
  if (found < 0 || (found > 0 && text[found - 1] !== ' ' && text.slice(0, found) !== BYTE_ORDER_MARK))
    return undefined;
  const start = found + key.length;
  const space = text.indexOf(' ', start);
  const word = text.slice(start, space < 0 ? text.length : space);
  return word === '' ? undefined : word;
}

/** Kernels before 2.6.25 printed no type: access vectors are known by their text, the rest are the kernel's own notes. */
function untypedRecord(line: string, behind: number): string {
  return line.startsWith(': avc:', behind) ? 'AVC' : 'KERNEL';
}

function record(
  line: string,
  number: number,
  end: LineEnd,
  node: string,
  type: string,
  behindStamp: number,
): AuditRecord {
  let start = behindStamp;
  if (line.startsWith(':', start)) start++;
  if (line.startsWith(' ', start)) start++;
  const { time, serial } = stamp;
  const separator = line.lastIndexOf(ENRICHED_SEPARATOR);
  if (separator >= start && !line.endsWith(TEXT_END)) {
    const body = line.slice(start, separator);
    return { type, node, time, serial, body, enriched: line.slice(separator + 1), line, number, end };
  }
  const body = line.slice(start);
  const glued = findGluedNames(type, body);
  return {
    type,
    node,
    time,
    serial,
    body: glued === undefined ? body : body.slice(0, glued.end),
    enriched: glued === undefined ? '' : body.slice(glued.start),
    line,
    number,
    end,
  };
}
