export type { AuditPage, Command, CommandPage } from './api/audit-schemas.ts';
export type {
  ApiError,
  Health,
  IngestAnswer,
  RecordingList,
  RecordingSummary,
  ScreenAt,
  SearchHit,
  SearchPage,
  SessionState,
  SignInLink,
} from './api/schemas.ts';
export { createApp } from './app.ts';
export { type EmbeddedOptions, openEmbedded } from './embedded.ts';
export type { Services } from './services.ts';
export { type RunningApp, type ServerOptions, startServer } from './start-server.ts';
