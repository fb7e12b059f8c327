export { readAlertSettings, saveAlertSettings } from './alertSettings.ts';
export { claimAlerts, runAlerts, wakeAlerts } from './runAlerts.ts';
export { wakeRules } from './wakeRules.ts';
