import type { Fields } from '#app/core/autosave/line.ts'
import type { GivenFields } from '#app/routes/questionnaire-parts/answer-fields.ts'
import type { Saving } from '#app/routes/questionnaire-parts/saved-line.tsx'
import type { AutosaveState, QuestionState } from './autosave.ts'
import type { Faults } from './save-section.server.ts'
import { INTERESTS, prefixOf, type SectionPage } from './section-view.ts'

/** Versions that the page's saves build on, by question; the profile's under `interests`. */
export function versionsOf({ cards, profileVersion }: SectionPage): Record<string, number> {
  return {
    ...Object.fromEntries(cards.map(({ question, version }) => [question.id, version])),
    [INTERESTS]: profileVersion,
  }
}

/** Which save a field belongs to: its question's own, or the profile's. */
export function slotOf(fieldName: string, profileQuestions: readonly string[]): string {
  const questionId = fieldName.slice(0, fieldName.indexOf('.'))
  return profileQuestions.includes(questionId) ? INTERESTS : questionId
}

/** The fields of one save as the form holds them now, without those that autosave sets itself. */
export function fieldsOf(form: HTMLFormElement | null, slot: string, profileQuestions: readonly string[]): Fields {
  if (!form) return []
  const prefixes = (slot === INTERESTS ? profileQuestions : [slot]).map(prefixOf)
  return [...new FormData(form)]
    .filter(([name]) => prefixes.some((prefix) => name.startsWith(prefix)) && !/\.(version|opId)$/.test(name))
    .map(([name, given]) => [name, String(given)])
}

/** What stands in the fields of one question; the other way round of {@link fieldsOf}. */
export function givenIn(fields: Fields, questionId: string): GivenFields {
  const all = (name: string) => fields.flatMap(([own, value]) => (own === prefixOf(questionId) + name ? [value] : []))
  const [answer = null] = all('answer')
  const text = (name: string) => all(name)[0] ?? ''
  return {
    answer,
    answers: all('answers'),
    ticks: all('tick'),
    note: text('note'),
    evidence: text('evidence'),
    toldBy: text('toldBy'),
    toldOn: text('toldOn'),
  }
}

/** Whether somebody has to decide something before the page can be left. */
export function waitsForPerson({ questions }: AutosaveState): boolean {
  return [...questions.values()].some(isStuck)
}

const isStuck = ({ status }: QuestionState) =>
  status === 'conflict' || status === 'confirm' || status === 'invalid' || status === 'refused'

/** Pages to go to, because an answer that was taken up from there waits for its person and does not stand on this one. */
export function stuckElsewhere(
  { questions }: AutosaveState,
  places: ReadonlyMap<string, string>,
  here: SectionPage,
): string[] {
  const onPage = Object.keys(versionsOf(here))
  const stuck = [...questions].filter(([id, state]) => isStuck(state) && !onPage.includes(id))
  return [...new Set(stuck.flatMap(([id]) => places.get(id) ?? []))]
}

/** What the line on top says of saving. */
export function savingOf({ unsent, delay, savedAt, questions }: AutosaveState, isKept = false): Saving {
  if ([...questions.values()].some(({ status }) => status === 'conflict')) return { state: 'conflict' }
  if (delay && unsent > 0) return { state: delay === 'offline' && isKept ? 'kept' : delay, count: unsent }
  if ([...questions.values()].some(({ status }) => status === 'refused')) return { state: 'failed' }
  if (unsent > 0) return { state: 'saving' }
  return savedAt ? { state: 'saved', at: savedAt } : { state: 'idle' }
}

/** Links to the questions of a sent form that could not be saved. */
export function summaryOf(faults: Faults | undefined): { fieldId: string; message: string }[] {
  return Object.entries(faults ?? {}).flatMap(([id, { errors }]) =>
    Object.values(errors ?? {}).map((message) => ({ fieldId: `q-${id}`, message })),
  )
}
