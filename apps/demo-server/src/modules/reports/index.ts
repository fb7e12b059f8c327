export { readLiabilityReport, readRollForwardReport } from './reports.ts';
