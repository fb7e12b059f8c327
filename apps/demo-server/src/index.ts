export { createLogger } from './createLogger.ts';
export type { CreateServerOptions, Server } from './createServer.ts';
export { createServer } from './createServer.ts';
