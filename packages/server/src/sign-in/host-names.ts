import { isIP } from 'node:net';

/** The host name of a `Host` header, without port and brackets, in lower case. */
export function hostName(header: string): string {
  return (/^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(header)?.slice(1).find(Boolean) ?? '').toLowerCase();
}

/** Whether an address or name reaches only this machine. */
export function isLoopback(name: string): boolean {
  if (name === 'localhost' || name === '::1') return true;
  return isIP(name) === 4 && name.startsWith('127.');
}
