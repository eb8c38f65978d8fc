import { hash } from 'node:crypto';

/** Hex SHA-256, as the hash chain of messages wants it. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}
