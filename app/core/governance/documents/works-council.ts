import type { PrivacyRules } from '#content/privacy-rules.ts'
import type { ScreeningResult } from '../screening/screening-result.ts'
import type { PaperPart } from './paper.ts'

/**
 * What to settle with those who represent staff before the work or the use of single people is measured; those of a
 * country only there. Empty: nobody is measured, or nobody has said so.
 *
 * @source BetrVG § 87(1) no. 6; AI Act Art. 26(7)
 */
export function worksCouncilNotes(rules: PrivacyRules, { hints }: Pick<ScreeningResult, 'hints'>): PaperPart['notes'] {
  return rules.hints
    .filter(({ id, kind }) => kind === 'works' && hints.some((hint) => hint.id === id))
    .map(({ name, says, do: mend, sources }) => ({ name, says: `${says} ${mend}`, sources }))
}
