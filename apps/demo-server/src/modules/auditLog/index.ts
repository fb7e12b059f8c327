export { auditDetail } from './auditDetail.ts';
export { listAuditLog } from './auditLog.ts';
export { alsoRecordAction, recordAction } from './recordAction.ts';
