import type { OutgoingEvent } from './output.ts';

/** Facilities and severities of RFC 5424, section 6.2.1, in the order of their numbers. */
export const FACILITIES = [
  ...['kern', 'user', 'mail', 'daemon', 'auth', 'syslog', 'lpr', 'news', 'uucp', 'cron', 'authpriv', 'ftp'],
  ...['ntp', 'security', 'console', 'solaris-cron'],
  ...['local0', 'local1', 'local2', 'local3', 'local4', 'local5', 'local6', 'local7'],
];
export const SEVERITIES = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'];

export interface SyslogHeader {
  readonly facility: string;
  readonly severity: string;
  /** APP-NAME. */
  readonly app: string;
}

/** What says of which kind a message is (MSGID). */
export const MESSAGE_ID = 'audit';

/** An event as a message of RFC 5424: its own time and host in the header, its JSON as the message. */
export function syslogMessage({ facility, severity, app }: SyslogHeader, event: OutgoingEvent): string {
  const priority = FACILITIES.indexOf(facility) * 8 + SEVERITIES.indexOf(severity);
  const time = new Date(event.time).toISOString();
  // HOSTNAME is printable ASCII without spaces, at most 255 characters.
  const host = event.host.replaceAll(/[^\x21-\x7e]/g, '?').slice(0, 255);
  return `<${priority}>1 ${time} ${host === '' ? '-' : host} ${app} ${process.pid} ${MESSAGE_ID} - ${event.line}`;
}
