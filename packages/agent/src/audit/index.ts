export {
  Collection,
  type CollectionOptions,
  type CollectionOutput,
  type CollectionStatus,
} from './collection.ts';
export type { DropPolicy } from './delivery/event-queue.ts';
export type { DeliveryNews } from './delivery/output-delivery.ts';
export { thisHost } from './host-boot.ts';
export { identifyDocument } from './identify-document.ts';
export { filesInput } from './input/files-input.ts';
export { followInput, type FollowStart } from './input/follow-input.ts';
export type { AuditInput } from './input/input.ts';
export { socketInput } from './input/socket-input.ts';
export { streamInput } from './input/stream-input.ts';
export { auditCollectorOutput } from './output/collector-output.ts';
export { auditFileOutput } from './output/file-output.ts';
export { httpBulkOutput } from './output/http-bulk-output.ts';
export type { AuditOutput } from './output/output.ts';
export type { FileRotation } from './output/rotated-file.ts';
export { streamOutput } from './output/stream-output.ts';
export { FACILITIES, SEVERITIES } from './output/syslog-message.ts';
export { syslogOutput, type SyslogTarget } from './output/syslog-output.ts';
export { unixOutput } from './output/unix-output.ts';
