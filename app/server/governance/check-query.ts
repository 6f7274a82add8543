import { bindCondition, type PrivacyAnswers } from '#app/core/governance/screening/answers.ts'
import { FALSE } from '#app/core/scoring/truth.ts'
import type { Law } from '../law.server.ts'

/** Marks answers on data protection, since some questions of the two laws have the same id. */
const PRIVACY = 'p.'
/** Says that no national list is to be looked at. */
const NO_LIST = 'none'

/** The free check as its address says it: all that is known of it stands there. */
export type CheckQuery = {
  /** Option or `unsure` by question id. */
  triage: Readonly<Record<string, string>>
  privacy: PrivacyAnswers
  /** `undefined`: data protection is not begun; `null`: without a national list. */
  country: string | null | undefined
  /** A question that is asked again, with its mark. */
  ask: string | null
  /** The question that was just asked, with its mark; it may have come back without an answer. */
  asked: string | null
  begins: boolean
  stops: boolean
  /** Facts are asked in groups; the one that was seen last, or anything else where none was. `null`: they are not asked. */
  facts: string | null
  /** Parts of the address that are no answer to a question of today. */
  dropped: number
}

/** The name of a question in the address. */
export const fieldOf = (part: 'aiAct' | 'privacy', id: string) => (part === 'privacy' ? `${PRIVACY}${id}` : id)

const WAYS = ['ask', 'asked', 'begin', 'stop', 'facts', 'country', 'name'] as const

/** Reads an address. Nothing in it is trusted: what is no answer to a question of the rules is left out and counted. */
export function readCheckQuery({ aiAct, privacy }: Law, written: Iterable<[string, string]>): CheckQuery {
  const ways = new Map<string, string>()
  const triage: Record<string, string> = {}
  const personal = new Map<string, string>()
  let dropped = 0
  for (const [key, option] of written) {
    if ((WAYS as readonly string[]).includes(key)) ways.set(key, option)
    else if (isAnswer(aiAct.questions, key, option)) triage[key] = option
    else if (key.startsWith(PRIVACY) && isAnswer(privacy.questions, key.slice(PRIVACY.length), option)) {
      personal.set(key.slice(PRIVACY.length), option)
    } else dropped += 1
  }
  const country = ways.get('country')
  return {
    triage,
    privacy: personal,
    country:
      country === undefined
        ? undefined
        : privacy.nationalLists.some((list) => list.country === country)
          ? country
          : null,
    ask: ways.get('ask') ?? null,
    asked: ways.get('asked') ?? null,
    begins: ways.has('begin'),
    stops: ways.has('stop'),
    facts: ways.get('facts') ?? null,
    dropped,
  }
}

type Asked = { id: string; options: readonly { id: string }[] }

function isAnswer(questions: readonly Asked[], id: string, option: string): boolean {
  const question = questions.find((one) => one.id === id)
  return question !== undefined && (option === 'unsure' || question.options.some((one) => one.id === option))
}

/** Everything that was answered, as fields of a form or parts of an address; without the question `but`. */
export function writeCheckQuery({ triage, privacy, country }: CheckQuery, but?: string): [string, string][] {
  const answers: [string, string][] = [
    ...Object.entries(triage),
    ...[...privacy].map(([id, option]): [string, string] => [fieldOf('privacy', id), option]),
  ]
  return [
    ...answers.filter(([field]) => field !== but),
    ...(country === undefined ? [] : [['country', country ?? NO_LIST] as [string, string]]),
  ]
}

/** Answers that the others do not rule out, from the first question to the last. */
export function withoutRuledOut({ privacy }: Law, answers: PrivacyAnswers): Map<string, string> {
  const left = new Map(answers)
  for (const { id, when } of privacy.questions) {
    if (when !== null && left.has(id) && bindCondition(when)(left) === FALSE) left.delete(id)
  }
  return left
}
