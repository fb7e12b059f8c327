/** Where attempts to add funds are kept across reloads: `localStorage` or anything of its shape. */
export type WalletStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
