export type { EmailType, EmailValues } from './emailText.ts';
export { defaultAccentColor, insertEmail } from './insertEmail.ts';
export { listMails } from './listMails.ts';
export { emailTypes, renderSampleEmail } from './sampleEmails.ts';
export { claimMails } from './sendMails.ts';
