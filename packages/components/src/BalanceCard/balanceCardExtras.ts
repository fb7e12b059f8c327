'use client';
/** What a balance can be read without, loaded after it. */
export { BalanceCardAnnouncement } from './BalanceCardAnnouncement.tsx';
export { BalanceCardAutoTopUp } from './BalanceCardAutoTopUp.tsx';
export { BalanceCardBar } from './BalanceCardBar.tsx';
export { BalanceCardForecast } from './BalanceCardForecast.tsx';
export { BalanceCardSwitch } from './BalanceCardSwitch.tsx';
