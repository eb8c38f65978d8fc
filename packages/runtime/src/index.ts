export { dataDirectory, defaultDataDirectory, loadSettings } from './config/load-settings.ts';
export { type Settings, settingsTable } from './config/settings-table.ts';
export { createLogger, type Logger } from './log/logger.ts';
export { findServer, removeServerFile, type RunningServer, writeServerFile } from './process/server-file.ts';
