import { createLogger, loadSettings } from '@scribery/runtime';
import { startServer } from '../start-server.ts';

// A server as a process of its own, for tests that kill it: `node server-process.ts DIRECTORY` tells its address.
const [, , dataDir = ''] = process.argv;
const settings = { ...loadSettings({ environment: {} }).server, port: 0 };
const { url, token } = await startServer({
  dataDir,
  settings,
  pages: dataDir,
  logger: createLogger({ level: 'error' }),
});
process.stdout.write(`${JSON.stringify({ url, token })}\n`);
