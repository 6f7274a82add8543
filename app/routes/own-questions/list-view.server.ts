import { findOwnFaults } from '#app/core/own-questions/find-own-faults.ts'
import { type HidingCost, hidingCosts } from '#app/core/own-questions/hiding-cost.ts'
import { MOST_ADDED } from '#app/core/own-questions/own-limits.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { layOver } from '#app/server/asked-questions.server.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import { askedOf, type StoredOwnQuestion } from '#db/queries/own-questions.server.ts'

export type ListView = ReturnType<typeof listView>
export type SectionRows = ListView['sections'][number]
export type QuestionRow = SectionRows['rows'][number]

/** Every question as the workspace asks it, by dimension, with what was done to it and what hiding it costs. */
export function listView(standard: Model, stored: readonly StoredOwnQuestion[]) {
  const own = askedOf(stored)
  const { catalogue } = layOver(standard, own)
  const faults = findOwnFaults(standard.catalogue, own)
  const costs = costsOf(standard)
  const rowOf = (question: Question, place: { isFirst: boolean; isLast: boolean }) => ({
    id: question.id,
    ask: question.ask,
    own: question.own ?? null,
    standardAsk: own.reworded.some((one) => one.question === question.id)
      ? (standard.questionById.get(question.id)?.ask ?? null)
      : null,
    informs: catalogue.capabilities.find(({ id }) => id === question.capability)?.name ?? null,
    /** Questions that are asked only after an answer to this one. */
    follows: question.kind === 'level' ? countFollowing(catalogue, question) : 0,
    canBeHidden: question.kind !== 'scope' && question.own !== 'added',
    cost: costs.get(question.id) ?? NOTHING,
    ...place,
  })
  const sections = [{ id: 'scope' as const, name: '' }, ...catalogue.dimensions].map(({ id, name }) => {
    const questions = catalogue.questions.filter(({ section }) => section === id)
    const added = questions.filter((question) => question.own === 'added')
    const rows = questions.map((question) =>
      rowOf(question, { isFirst: added[0] === question, isLast: added.at(-1) === question }),
    )
    return { id, name, rows, changed: rows.filter((row) => row.own !== null).length }
  })
  return {
    sections,
    counts: { hidden: own.hidden.length, reworded: own.reworded.length, added: own.added.length },
    mayAdd: own.added.length < MOST_ADDED,
    mostAdded: MOST_ADDED,
    /** Ids that this catalogue does not have, or cannot take so. */
    gone: [...new Set(faults.filter(({ reason }) => reason === 'unknownQuestion').map(({ named }) => named))],
    withdrawn: stored
      .filter(({ withdrawnAt }) => withdrawnAt !== null)
      .map(({ questionId, ask }) => ({ id: questionId, ask })),
  }
}

const countFollowing = ({ questions }: Catalogue, { capability }: Question) =>
  questions.filter((one) => one.capability === capability && one.fromLevel !== null).length

const NOTHING: HidingCost = { useCases: 0, techniques: 0 }

const memo = new WeakMap<Model, ReadonlyMap<string, HidingCost>>()

/** Computed once for each standard. */
function costsOf(standard: Model): ReadonlyMap<string, HidingCost> {
  const known = memo.get(standard) ?? hidingCosts(standard)
  memo.set(standard, known)
  return known
}
