export { createPortalLink } from './createPortalLink.ts';
export { readSession } from './readSession.ts';
export {
  authenticateSession,
  createSession,
  listSessions,
  revokeCustomerSessions,
  revokeSession,
  revokeSessionsOfKey,
  type SignedIn,
  wallTime,
} from './sessions.ts';
