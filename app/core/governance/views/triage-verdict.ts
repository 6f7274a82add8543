import type { AiAct } from '#content/ai-act.ts'
import type { Article50Duty, Triage } from '../triage/triage.ts'
import { found } from './question-view.ts'
import type { TriageVerdict, VerdictCode } from './triage-view.ts'

type Said = Pick<TriageVerdict, 'code' | 'from'>

/** The most serious first. */
const CODES: readonly (readonly [string, (triage: Triage, rules: AiAct) => Said])[] = [
  ['prohibited', sayProhibited],
  ['out-of-scope', () => ({ code: 'outOfScope', from: null })],
  ['not-ai', () => ({ code: 'notAi', from: null })],
  ['open-source-exempt', () => ({ code: 'openSource', from: null })],
  ['high-risk', sayHighRisk],
  ['transparency', ({ article50 }) => ({ code: TELLING[whoseTelling(article50)], from: null })],
  ['general-purpose-model', () => ({ code: 'model', from: null })],
  ['minimal', () => ({ code: 'minimal', from: null })],
]

const TELLING = {
  own: 'transparencyOwn',
  others: 'transparencyOthers',
  open: 'transparencyOpen',
} as const satisfies Record<string, VerdictCode>

/**
 * What one sentence says of a triage: the most serious class that is sure, and what can still come out besides. It is
 * never milder than a class that holds, and says `open` rather than guess.
 */
export function sayTriage(rules: AiAct, triage: Triage): TriageVerdict {
  const { classes, undetermined, article50 } = triage
  const said = CODES.find(([id]) => classes.includes(id))
  const { code, from } = said?.[1](triage, rules) ?? { code: 'open' as const, from: null }
  const possible = [...new Set(undetermined?.classes.flat() ?? [])].filter((id) => !classes.includes(id))
  const order = CODES.map(([id]) => id)
  return {
    code,
    from,
    names: triage.prohibitions.map(({ finding }) => findingName(rules, finding)),
    alsoTell: code.startsWith('highRisk') && classes.includes('transparency') ? whoseTelling(article50) : null,
    possible: possible.sort((a, b) => order.indexOf(a) - order.indexOf(b)).map((id) => found(rules.classes, id).name),
  }
}

const findingName = ({ gates }: AiAct, id: string) =>
  found(
    gates.flatMap(({ findings }) => findings),
    id,
  ).name

/** One duty of your own is enough. */
function whoseTelling(duties: readonly Article50Duty[]): 'own' | 'others' | 'open' {
  if (duties.some(({ holder }) => holder === 'own')) return 'own'
  return duties.length > 0 && duties.every(({ holder }) => holder !== 'open') ? 'others' : 'open'
}

/** The earliest day from which one of the prohibitions holds. */
function sayProhibited({ prohibitions, on }: Triage): Said {
  const days = prohibitions.flatMap(({ from }) => from ?? []).sort()
  const from = days[0] ?? null
  return { code: from !== null && from > on ? 'prohibitedLater' : 'prohibited', from }
}

const HIGH_RISK_SCHEDULES: readonly string[] = ['high-risk', 'high-risk-later-chapters']

/** By the duties of the class itself: those of everybody, and those of Article 50, begin earlier. */
function sayHighRisk({ obligations, undetermined, on }: Triage, rules: AiAct): Said {
  const isOfClass = (id: string) => HIGH_RISK_SCHEDULES.includes(found(rules.obligations, id).from)
  const own = obligations.filter(({ id }) => isOfClass(id))
  if (own.length === 0) {
    return { code: undetermined?.obligations.some(isOfClass) ? 'highRiskOpen' : 'highRiskOthers', from: null }
  }
  if (own.every(({ state }) => state === 'shielded')) return { code: 'highRiskShielded', from: null }
  const from = mostFrequent(own.flatMap((duty) => duty.from ?? []))
  if (from === null || own.some(({ state }) => state === 'open')) return { code: 'highRiskOpen', from: null }
  return { code: from <= on ? 'highRiskNow' : 'highRisk', from }
}

function mostFrequent(days: readonly string[]): string | null {
  const counts = Map.groupBy(days, (day) => day)
  const [most] = [...counts].sort(([, a], [, b]) => b.length - a.length)
  return most?.[0] ?? null
}
