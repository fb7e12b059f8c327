/** Settings with which Jest runs Coffer's packages. */
export declare const transformIgnorePatterns: string[];
export declare const moduleNameMapper: Record<string, string>;
