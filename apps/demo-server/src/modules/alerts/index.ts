export { readAlertSettings, saveAlertSettings } from './alertSettings.ts';
export { alertsDueAt, claimAlerts, markAlertsDue } from './runAlerts.ts';
