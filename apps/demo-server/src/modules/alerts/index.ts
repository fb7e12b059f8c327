export { readAlertSettings, saveAlertSettings } from './alertSettings.ts';
export { claimAlerts, markAlertsDue } from './runAlerts.ts';
