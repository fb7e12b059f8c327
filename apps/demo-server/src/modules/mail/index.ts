export { insertMail, insertWalletMail, type MailAudience, walletLink } from './insertMail.ts';
export { listMails } from './listMails.ts';
export { claimMails } from './sendMails.ts';
