import type { OwnQuestions } from '#app/core/own-questions/own-questions.ts'
import { layOver } from './asked-questions.server.ts'
import type { Spoken } from './services.server.ts'

/** A question as another reader is asked it; what the workspace wrote or worded itself stays in its own words. */
export function askedAs(
  { id, ask }: { id: string; ask: string },
  own: OwnQuestions,
  { model }: Pick<Spoken, 'model'>,
): string {
  return layOver(model, own).catalogue.questions.find((question) => question.id === id)?.ask ?? ask
}
