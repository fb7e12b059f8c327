export { readAlertSettings, saveAlertSettings } from './alertSettings.ts';
export { markRulesDue } from './markRulesDue.ts';
export { claimAlerts, markAlertsDue } from './runAlerts.ts';
