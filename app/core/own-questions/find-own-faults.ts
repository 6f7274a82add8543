import type { Catalogue } from '#content/schema.ts'
import { MOST_ADDED_TO_ONE } from './own-limits.ts'
import type { OwnQuestions } from './own-questions.ts'

/** What does not fit the catalogue. `id`: of the question that has the fault; `named`: what it names. */
export type OwnFault = {
  id: string
  reason: 'unknownQuestion' | 'scopeHidden' | 'unknownCapability' | 'notScored' | 'tooManyOfOne' | 'twice'
  named: string
}

/**
 * Checks own questions against a catalogue: ids that it does not have are named, not guessed.
 *
 * @returns empty if everything fits
 */
export function findOwnFaults(catalogue: Catalogue, own: OwnQuestions): OwnFault[] {
  const questions = new Map(catalogue.questions.map((question) => [question.id, question]))
  const named = [...own.hidden, ...own.reworded.map(({ question }) => question)]
  const unknown = [...new Set(named)].filter((id) => !questions.has(id))
  const scope = own.hidden.filter((id) => questions.get(id)?.kind === 'scope')
  return [
    ...unknown.map((id): OwnFault => ({ id, reason: 'unknownQuestion', named: id })),
    ...scope.map((id): OwnFault => ({ id, reason: 'scopeHidden', named: id })),
    ...twice(own).map((id): OwnFault => ({ id, reason: 'twice', named: id })),
    ...own.added.flatMap((question) => faultOfAdded(catalogue, own, question)),
  ]
}

function twice({ hidden, reworded, added }: OwnQuestions): string[] {
  const lists = [hidden, reworded.map(({ question }) => question), added.map(({ id }) => id)]
  return lists.flatMap((ids) => [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))])
}

function faultOfAdded(
  catalogue: Catalogue,
  { added }: OwnQuestions,
  { id, capability }: OwnQuestions['added'][number],
): OwnFault[] {
  if (capability === null) return []
  const known = catalogue.capabilities.find((one) => one.id === capability)
  if (!known) return [{ id, reason: 'unknownCapability', named: capability }]
  if (!known.scored) return [{ id, reason: 'notScored', named: capability }]
  const place = added.filter((one) => one.capability === capability).findIndex((one) => one.id === id)
  return place < MOST_ADDED_TO_ONE ? [] : [{ id, reason: 'tooManyOfOne', named: capability }]
}
