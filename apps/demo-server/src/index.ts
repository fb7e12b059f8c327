export type { CreateServerOptions, Server } from './createServer.ts';
export { createServer } from './createServer.ts';
export { createLogger } from './platform/createLogger.ts';
