/** Where payments under way and dismissals are kept across reloads: `localStorage` or anything of its shape. */
export type WalletStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
