'use client';

export function useWalletStream(): void {}
