import type { VendorQuestion } from '#content/register-papers.ts'
import { wordsOf } from '../documents/known-facts.ts'

/** What stands in the register today; a missing key: nothing. */
export type RegisterState = {
  answers: Readonly<Record<'ai-act' | 'privacy', Readonly<Record<string, string>>>>
  /** Fields of the record of processing. */
  record: Readonly<Record<string, string>>
  /** Evidence by duty, as the list of duties names them; only duties that the system has, or may have. */
  evidence: Readonly<Record<string, string>>
}

/** One thing that an answer of a vendor would change. `now` is what stands there; empty: nothing. */
export type VendorEffect =
  | { kind: 'answer'; part: 'ai-act' | 'privacy'; question: string; to: string; now: string }
  | { kind: 'record'; field: string; to: string; now: string }
  | { kind: 'evidence'; duty: string; to: string; now: string }
  /** Changes nothing: `to`, the words alone, find no room beside what stands there. `id` is the field or the duty. */
  | { kind: 'full'; of: 'record' | 'evidence'; id: string; to: string; now: string }

/**
 * What taking over one answer would change in the register. Nothing is overwritten in silence: what stands there is
 * told with it, and words are added to words. What stands there already is left out.
 *
 * @param given.answer an option of the question; empty: none was chosen, so that it says nothing
 * @param given.text   the vendor's own words; empty: none
 * @param given.signature who said it and when, for evidence, such as `Acme, 22 Nov 2026`
 * @param arises whether a question is asked of this system at all
 */
export function vendorEffects(
  question: VendorQuestion,
  given: { answer: string; text: string; signature: string },
  state: RegisterState,
  arises: (part: 'ai-act' | 'privacy', question: string) => boolean,
): VendorEffect[] {
  const { answer, text, signature } = given
  // Evidence is read far from its question, so it says what was asked.
  const words = `${question.ask} ${wordsOf(question, given)}`
  return [
    ...question.fills.flatMap(({ part, question: id, by }): VendorEffect[] => {
      const to = by[answer]
      const now = state.answers[part][id] ?? ''
      return to === undefined || to === now || !arises(part, id)
        ? []
        : [{ kind: 'answer', part, question: id, to, now }]
    }),
    ...(question.record === null || text.trim() === ''
      ? []
      : added('record', question.record, text.trim(), state.record)),
    ...question.evidence.flatMap(({ duty, by }) => {
      const id = dutyIdOf(duty)
      return by.includes(answer) && id in state.evidence
        ? added('evidence', id, `${signature}: ${words}`, state.evidence)
        : []
    }),
  ]
}

/** A place of the register where an answer of a vendor stands: `to` is the option there, or the words. */
export type VendorStanding =
  | { kind: 'answer'; part: 'ai-act' | 'privacy'; question: string; to: string }
  | { kind: 'record'; field: string; to: string }
  | { kind: 'evidence'; duty: string; to: string }

/** Where an answer stands in the register already, as {@link vendorEffects} would put it there. */
export function vendorStandings(
  question: VendorQuestion,
  given: { answer: string; text: string; signature: string },
  state: RegisterState,
): VendorStanding[] {
  const text = given.text.trim()
  const words = wordsOf(question, given)
  return [
    ...question.fills.flatMap(({ part, question: id, by }): VendorStanding[] => {
      const to = by[given.answer]
      return to !== undefined && state.answers[part][id] === to ? [{ kind: 'answer', part, question: id, to }] : []
    }),
    ...(question.record !== null && text !== '' && state.record[question.record]?.includes(text)
      ? [{ kind: 'record' as const, field: question.record, to: text }]
      : []),
    ...question.evidence.flatMap(({ duty }): VendorStanding[] => {
      const id = dutyIdOf(duty)
      const isThere = words !== '' && state.evidence[id]?.includes(words)
      return isThere ? [{ kind: 'evidence', duty: id, to: words }] : []
    }),
  ]
}

/** Questions about articles of the GDPR are duties of their own there. */
const dutyIdOf = (duty: string) => (duty.startsWith('gdpr-') ? `gdpr:${duty}` : duty)

/** Words stand below those that are there, which are never cut; what is there already is not added again. */
function added(
  kind: 'record' | 'evidence',
  id: string,
  words: string,
  there: Readonly<Record<string, string>>,
): VendorEffect[] {
  const now = there[id] ?? ''
  if (now.includes(words)) return []
  const to = now === '' ? fitted(words) : `${now}\n${words}`
  if (to.length > FIELD_LENGTH) return [{ kind: 'full', of: kind, id, to: words, now }]
  return kind === 'record' ? [{ kind, field: id, to, now }] : [{ kind, duty: id, to, now }]
}

/** How much fits into a field of the register, in UTF-16 units, as browsers count. */
export const FIELD_LENGTH = 2000

/** Cuts where one can see it, and never through one character: half of one cannot be stored. */
function fitted(words: string): string {
  if (words.length <= FIELD_LENGTH) return words
  return `${words.slice(0, FIELD_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
