export type { AuditActor, Author } from './Author.ts';
export { auditDetail } from './auditDetail.ts';
export { audited } from './audited.ts';
export { listAuditLog } from './auditLog.ts';
