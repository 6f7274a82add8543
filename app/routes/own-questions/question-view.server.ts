import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { layOwnQuestions } from '#app/core/own-questions/lay-own-questions.ts'
import { type AddedQuestion, NO_OWN_QUESTIONS } from '#app/core/own-questions/own-questions.ts'
import type { QuestionView } from '#app/routes/questionnaire-parts/question-card.tsx'
import { refusal } from '#app/server/refusal.server.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import type { StoredOwnQuestion } from '#db/queries/own-questions.server.ts'
import { NEW, type QuestionFields } from './question-fields.ts'

/** Stands for the id of one that is not stored. */
const UNSAVED = 'own-00000000-0000-7000-8000-000000000000'

export type EditView = ReturnType<typeof editView>

type Wanted = { questionId: string; section: string | null; stored: readonly StoredOwnQuestion[] }

/**
 * Everything that the page of one question shows: the words as they stand, the standard's beside them, and the card as
 * participants see it.
 *
 * @throws a 404 response if there is no such question
 */
export function editView(
  context: Readonly<RouterContextProvider>,
  { questionId, section, stored }: Wanted,
  typed: QuestionFields | null = null,
) {
  const { model, say } = context.get(services)
  const { catalogue } = model
  const standard = model.questionById.get(questionId)
  const row = stored.find(
    ({ kind, questionId: id, withdrawnAt }) => kind !== 'hidden' && id === questionId && withdrawnAt === null,
  )
  if (!standard && !row && questionId !== NEW) throw refusal(404, say('noQuestion'))
  const fields = typed ?? fieldsOf(row, standard, section)
  return {
    id: questionId,
    kind: standard ? ('standard' as const) : ('added' as const),
    isReworded: standard !== undefined && row !== undefined,
    isHidden: stored.some(({ kind, questionId: id }) => kind === 'hidden' && id === questionId),
    standard: standard ? { ask: standard.ask, help: standard.help } : null,
    fields,
    sections: catalogue.dimensions.map(({ id, name }) => ({ value: id, label: name })),
    capabilities: catalogue.capabilities
      .filter(({ scored }) => scored)
      .map(({ id, name, dimension }) => ({
        value: id,
        label: `${catalogue.dimensions.find((one) => one.id === dimension)?.name ?? ''}: ${name}`,
      })),
    /** The standard's steps of the capability that it informs; empty while it informs none. */
    ladder: ladderOf(catalogue, standard ? null : fields.capability),
    card: cardView(
      catalogue,
      standard ? { ...standard, ask: fields.ask, help: fields.help } : ownQuestion(catalogue, fields),
    ),
  }
}

function fieldsOf(
  row: StoredOwnQuestion | undefined,
  standard: Question | undefined,
  section: string | null,
): QuestionFields {
  const { ask, help } = row ?? standard ?? { ask: '', help: '' }
  const levels = Array.from({ length: 5 }, (_, level) => row?.levels[level] ?? '')
  return {
    ask,
    help,
    section: row?.section ?? section ?? '',
    capability: row?.capabilityId ?? '',
    levels,
    version: row?.version ?? 0,
  }
}

function ladderOf({ capabilities }: Catalogue, capability: string | null): string[] {
  return capabilities.find(({ id }) => id === capability)?.levels.map(({ lead, rest }) => lead + rest) ?? []
}

/** What is typed, as it would be asked; a half typed question shows what there is. */
function ownQuestion(
  catalogue: Catalogue,
  { ask, help, section, capability, levels }: QuestionFields,
): Question | null {
  const filled = levels.filter((text) => text !== '')
  const dimension = catalogue.dimensions.find(({ id }) => id === section) ?? catalogue.dimensions[0]
  if (ask === '' || filled.length === 0 || !dimension) return null
  const question: AddedQuestion = {
    id: UNSAVED,
    section: dimension.id,
    capability: capability === '' ? null : capability,
    ask,
    help,
    levels: filled,
  }
  const { questions } = layOwnQuestions(catalogue, { ...NO_OWN_QUESTIONS, added: [question] }, catalogue.hash)
  return questions.find(({ own }) => own === 'added') ?? null
}

function cardView(catalogue: Catalogue, question: Question | null): QuestionView | null {
  if (!question || question.ask === '') return null
  const capability = catalogue.capabilities.find(({ id }) => id === question.capability)
  const section = catalogue.dimensions.find(({ id }) => id === question.section)?.name ?? ''
  const choices: QuestionView['choices'] =
    question.kind === 'level' && capability
      ? { kind: 'steps', statements: capability.levels }
      : { kind: question.multi ? 'many' : 'one', options: question.options }
  return { id: question.id, section, position: 1, count: 1, ask: question.ask, help: question.help, choices }
}
