export { insertMail, walletLink } from './insertMail.ts';
export { listMails } from './listMails.ts';
export { claimMails } from './sendMails.ts';
