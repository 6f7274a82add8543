import type { Spoken } from './services.server.ts'

/** A question as another reader is asked it; one that the workspace wrote itself stays in its own words. */
export function askedAs({ id, ask }: { id: string; ask: string }, { catalogue }: Pick<Spoken, 'catalogue'>): string {
  return catalogue.questions.find((question) => question.id === id)?.ask ?? ask
}
