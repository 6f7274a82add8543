import type { ArticleNote, ScreeningResult } from '#app/core/governance/screening/screening-result.ts'
import type { LegalSource, PrivacyQuestion, PrivacyRules, ScreeningOutcome } from '#content/privacy-rules.ts'
import { placesOf } from '../views/cited-place.ts'
import type { LawDuty, LawQuestion } from './duty.ts'

/** @source GDPR Art. 99(2) */
const GDPR_FROM = '2018-05-25'
const NEEDS_ASSESSMENT: readonly ScreeningOutcome[] = ['statute', 'criteria', 'nationalList']

/**
 * What data protection law asks of a processing: its articles as answered, an impact assessment where one is needed, and to
 * leave off what is prohibited. What is not settled is there too, with the questions that would settle it.
 */
export function listPrivacyDuties(rules: PrivacyRules, screening: ScreeningResult): LawDuty[] {
  const articles = screening.gdpr.flatMap((note) => {
    const question = rules.questions.find(({ id }) => id === note.question)
    return question ? [describeArticle(question, note)] : []
  })
  return [...listOutcomes(rules, screening), ...articles]
}

const ofPrivacy = (question: string): LawQuestion => ({ part: 'privacy', question })

const DAYS = { from: GDPR_FROM, also: [], possible: [GDPR_FROM] }
const OWN = { holder: 'own', onlyIf: null, isMet: false, usualOwner: '' } as const

function describeArticle({ id, ask, mend, sources }: PrivacyQuestion, { state }: ArticleNote): LawDuty {
  const isSure = state === 'met' || state === 'gap'
  return {
    ...OWN,
    ...DAYS,
    id: `gdpr:${id}`,
    weight: 'duty',
    article: articleOf(sources),
    statement: mend ?? ask,
    evidenceWanted: [],
    isSure,
    settledBy: isSure ? [] : [ofPrivacy(id)],
    restsOn: [ofPrivacy(id)],
    isMet: state === 'met',
  }
}

function listOutcomes(rules: PrivacyRules, { outcome, possible, undetermined, reasons }: ScreeningResult): LawDuty[] {
  const restsOn = rules.questions.filter(({ part }) => part === 'screening').map(({ id }) => ofPrivacy(id))
  const settledBy = [...(undetermined?.ask ?? []), ...(undetermined?.unsure ?? [])].map(ofPrivacy)
  const assessment = possible.find((one) => NEEDS_ASSESSMENT.includes(one))
  const isSettled = possible.every((one) => NEEDS_ASSESSMENT.includes(one))
  const told = rules.outcomes.find(({ id }) => id === (outcome === 'stop' ? outcome : assessment))
  if (!told) return []
  const isStop = told.id === 'stop'
  return [
    {
      ...OWN,
      ...(isStop ? stopDays(rules, reasons) : DAYS),
      id: isStop ? 'stop' : 'dpia',
      weight: isStop ? 'prohibition' : 'duty',
      article: articleOf(told.sources),
      statement: possible.length === 1 ? `${told.says} ${told.next}` : told.next,
      evidenceWanted: [],
      isSure: isStop || isSettled,
      settledBy: isStop || isSettled ? [] : settledBy,
      restsOn,
    },
  ]
}

/** Since the first of the prohibitions that were met. */
function stopDays({ stops }: PrivacyRules, reasons: ScreeningResult['reasons']) {
  const grounds = new Set(reasons.map(({ ground }) => ground))
  const met = stops.filter(({ id }) => grounds.has(`stop:${id}`))
  const days = (met.length > 0 ? met : stops).map(({ from }) => from)
  const [first = GDPR_FROM] = days.sort()
  return { from: first, also: [], possible: [first] }
}

/** The GDPR and the AI Act, whatever a language calls them. */
const BINDING = /\/eli\/reg\/(?:2016\/679|2024\/1689)\//

/** `GDPR Art. 6(1)`; judgments and guidelines are left out beside the law. */
function articleOf(sources: readonly LegalSource[]): string {
  const binding = sources.filter(({ url, article }) => BINDING.test(url ?? '') && /^\d/.test(article))
  return placesOf(binding.length > 0 ? binding : sources)
    .map(({ text }) => text)
    .join('; ')
}
