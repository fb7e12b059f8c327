import { AsyncLocalStorage } from 'node:async_hooks';

/** Ids that every log line of a request or a job has, without passing them on. */
export const logScope = new AsyncLocalStorage<{ requestId: string } | { job: string; taskId: string }>();
