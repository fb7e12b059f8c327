/** The greatest size of an amount in minor units, either sign: 2^53−1, what a JSON number carries exactly. */
export const amountMax = Number.MAX_SAFE_INTEGER;
