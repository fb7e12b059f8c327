import { createContext, useContext } from 'react';

/** What is wrong with the fields of a form, by their names in it. */
export const FieldProblems = createContext<Readonly<Record<string, string>>>({});

/** What is wrong with one field; undefined while nothing is. */
export function useFieldProblem(name: string | undefined): string | undefined {
  const problems = useContext(FieldProblems);
  return name === undefined ? undefined : problems[name];
}
