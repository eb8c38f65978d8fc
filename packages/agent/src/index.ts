export type { DeliveryState } from './delivery.ts';
export {
  deliverLeftOvers,
  followSpoolDirectory,
  type SpoolDirectoryOptions,
} from './follow-spool-directory.ts';
export { type Outcome, type RecordSpoolOptions, recordSpool } from './record-spool.ts';
export type { AgentSettings } from './settings.ts';
export type { OutgoingMessage, Sink, SinkStream } from './sink.ts';
export { type CollectorSinkOptions, collectorSink } from './sinks/collector-sink.ts';
export { type FileSinkOptions, fileSink } from './sinks/file-sink.ts';
export type { IngestAnswer, IngestRequest, Send } from './sinks/send.ts';
