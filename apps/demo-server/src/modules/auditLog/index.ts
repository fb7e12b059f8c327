export type { AuditActor, AuditContext } from './AuditContext.ts';
export { auditDetail } from './auditDetail.ts';
export { listAuditLog } from './auditLog.ts';
export { withAuditLog } from './withAuditLog.ts';
