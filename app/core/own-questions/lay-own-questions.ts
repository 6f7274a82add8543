import type { Catalogue, Level, Question } from '#content/schema.ts'
import { MOST_ADDED, MOST_ADDED_TO_ONE } from './own-limits.ts'
import { type AddedQuestion, hasOwnQuestions, type OwnQuestions } from './own-questions.ts'

/**
 * Lays a workspace's own questions over the standard catalogue; the standard stays as it is.
 *
 * A hidden question stays in the model without an answer, because taking it out would make its capability
 * look surer than it is: not known is not better. An added one is a further aspect of its capability, so it
 * can hold the level down and never lift it. What the catalogue no longer has is passed over, and so is
 * what is more than there is room for.
 *
 * @param hash what the result is called by; equal for equal catalogues and own questions
 * @returns the catalogue itself, to the byte, where nothing of it changes
 * @source methods 1.2, 1.3; mapping A2
 */
export function layOwnQuestions(catalogue: Catalogue, own: OwnQuestions, hash: string): Catalogue {
  if (!hasOwnQuestions(own)) return catalogue
  const standard = catalogue.questions.map((question) => changed(question, own))
  const added = own.added.slice(0, MOST_ADDED).map((question, index) =>
    asQuestion(
      catalogue,
      question,
      own.added.slice(0, index).filter((one) => one.capability === question.capability),
    ),
  )
  const sections = [...new Set([...standard, ...added].map(({ section }) => section))]
  const bySection = <T extends Question>(questions: readonly T[], id: string) =>
    questions.filter(({ section }) => section === id)
  const questions = sections.flatMap((id) => [...bySection(standard, id), ...bySection(added, id)])
  return { ...catalogue, hash, questions }
}

function changed(question: Question, { hidden, reworded }: OwnQuestions): Question {
  const words = reworded.find((one) => one.question === question.id)
  const asked: Question = words ? { ...question, ask: words.ask, help: words.help, own: 'reworded' } : question
  return question.kind !== 'scope' && hidden.includes(question.id) ? { ...asked, own: 'hidden' } : asked
}

/** The option id of a rung of an added question: `l0` for the lowest. */
export const optionAt = (level: number) => `l${level}`

/** @param before those of the same capability; one too many of them is asked and does not count */
function asQuestion(
  catalogue: Catalogue,
  { id, section, capability: wanted, ask, help, levels }: AddedQuestion,
  before: readonly AddedQuestion[],
): Question {
  const hasRoom = before.length < MOST_ADDED_TO_ONE
  const capability = catalogue.capabilities.find((one) => hasRoom && one.id === wanted && one.scored) ?? null
  const asksFor = catalogue.questions.find((one) => one.kind === 'level' && one.capability === capability?.id)
  const caps = levels.map((_, level) => [optionAt(level), level as Level] as const)
  return {
    id,
    kind: 'fact',
    section: capability?.dimension ?? section,
    capability: capability?.id ?? null,
    tier: 'core',
    disciplines: capability?.disciplines ?? [],
    ask,
    help,
    // Applies where its capability does.
    scopeCondition: asksFor?.scopeCondition ?? null,
    fromLevel: null,
    multi: false,
    perUseCase: false,
    options: levels.map((text, level) => ({ id: optionAt(level), text })),
    caps: capability ? Object.fromEntries(caps) : {},
    minutes: catalogue.constants.minutes.fact,
    own: 'added',
  }
}

/** Whether own questions can make a result another one than the standard's: rewording and unscored ones never do. */
export function changesScore({ questions }: Pick<Catalogue, 'questions'>): boolean {
  return questions.some(({ own, capability }) => own === 'hidden' || (own === 'added' && capability !== null))
}
