import type { TargetScore, Verdict } from '#app/core/scoring/result.ts'
import type { Technique } from '#content/schema/techniques.ts'
import type { ReportContext } from './report-context.ts'
import type { Tone } from './report-parts.ts'

const TONES: Record<Verdict | 'undetermined', Tone> = {
  ready: 'ready',
  readyAfterHomework: 'almost',
  nearly: 'nearly',
  notYet: 'notyet',
  undetermined: 'open',
}

/** How good the news of a verdict is; `none` for a target that does not apply. */
export function toneOf({ verdict }: TargetScore): Tone {
  return verdict === null ? 'none' : TONES[verdict]
}

/** The verdict in words, such as "Nearly: 2 gaps". */
export function verdictLabel({ words }: ReportContext, { verdict, gaps }: TargetScore): string {
  if (verdict === null) return words.t('verdict.none')
  if (verdict !== 'nearly') return words.t(`verdict.${verdict}`)
  return gaps.lo === gaps.hi ? words.t('verdict.nearly', { gaps: gaps.hi }) : words.t('verdict.nearlyOpen')
}

/** "not yet to nearly" while open, else `null`. */
export function verdictRange({ words }: ReportContext, { verdict, range }: TargetScore): string | null {
  if (verdict !== 'undetermined' || range === null) return null
  const [worst, best] = range
  return words.t('verdict.range', { worst: words.t(`verdict.word.${worst}`), best: words.t(`verdict.word.${best}`) })
}

/**
 * Whether a technique comes inside bought tools, so that there is nothing to start: tools are bought, and the part that
 * one would build is left out.
 *
 * @source needs 1
 */
export function isInsideTools({ buysTools }: ReportContext, { profiles, requirements }: Technique): boolean {
  return buysTools && (profiles.includes('build') || requirements.some(({ buildOnly }) => buildOnly))
}
