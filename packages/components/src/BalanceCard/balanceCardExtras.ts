'use client';
/** What a balance can be read without, loaded after it. */
export { BalanceCardAnnouncement } from './BalanceCardAnnouncement.tsx';
export { BalanceCardBar } from './BalanceCardBar.tsx';
export { BalanceCardChips } from './BalanceCardChips.tsx';
export { BalanceCardForecast } from './BalanceCardForecast.tsx';
