import fc from 'fast-check';

// A mutant is noticed by the first counterexample, however large; and the same ones are tried each time.
fc.configureGlobal({ endOnFailure: true, seed: 20_261_122 });
