import type { AssessmentPart } from '#content/register-papers.ts'
import type { Reason, ScreeningResult } from '../screening/screening-result.ts'
import { answerOf, knownEntry, type PaperSource } from './known-facts.ts'
import type { PaperEntry, PaperPart } from './paper.ts'
import { worksCouncilNotes } from './works-council.ts'

/**
 * The draft of an impact assessment: the parts that the law names, filled with what is known. The rest stands as a
 * question to whoever can answer it; nothing is made up.
 *
 * @param parts the outline, in its order
 * @param screening of the same answers as the source
 * @source GDPR Art. 35(7), 35(2), 35(9)
 */
export function assessmentDraft(
  source: PaperSource,
  parts: readonly AssessmentPart[],
  screening: ScreeningResult,
): PaperPart[] {
  return parts.map((part) => ({
    id: part.id,
    name: part.name,
    about: part.about,
    sources: part.sources,
    entries: [
      ...(part.signs ? signsOf(source, screening, part.signs) : []),
      ...part.entries.map((entry) => knownEntry(source, { ...entry, sources: [] })),
      ...(part.articles ? articlesOf(source, screening, part.articles) : []),
    ],
    notes: notesOf(source, screening, part.id),
  }))
}

/** One entry for each ground that the screening found, with the answers that led there. */
function signsOf(source: PaperSource, screening: ScreeningResult, signs: { ask: string; who: string }): PaperEntry[] {
  return screening.reasons.flatMap((reason) => {
    const name = nameOf(source, reason, screening.country)
    if (name === null) return []
    const known = reason.because.flatMap(({ question }) => answerOf(source, question))
    return [{ id: reason.ground, name, known, open: signs, todo: '', sources: reason.sources }]
  })
}

/** What a ground says; `null` for grounds that are no sign of risk. */
function nameOf({ rules }: PaperSource, { ground }: Reason, country: string | null): string | null {
  const [kind, id = ''] = [ground.slice(0, ground.indexOf(':')), ground.slice(ground.indexOf(':') + 1)]
  if (kind === 'criterion') return rules.criteria.find(({ number }) => String(number) === id)?.name ?? null
  if (kind === 'statute') return rules.statuteCases.find((one) => one.id === id)?.says ?? null
  if (kind !== 'list') return null
  const list = rules.nationalLists.find((one) => one.country === country)
  return list?.entries.find(({ number }) => `${country}-${number}` === id)?.says ?? null
}

/** The articles of the GDPR as answered; those that do not concern this processing are left out. */
function articlesOf(
  source: PaperSource,
  screening: ScreeningResult,
  { who, of }: NonNullable<AssessmentPart['articles']>,
): PaperEntry[] {
  return of.flatMap((id) => {
    const note = screening.gdpr.find(({ question }) => question === id)
    const question = source.rules.questions.find((one) => one.id === id)
    if (!note || !question) return []
    const isOpen = note.state === 'open' || note.state === 'unsure'
    const known = answerOf(source, id).map((answer) => ({ ...answer, asked: '' }))
    const todo = note.state === 'gap' ? (question.mend ?? '') : ''
    return [{ id, name: question.ask, known, open: isOpen ? { ask: '', who } : null, todo, sources: question.sources }]
  })
}

/** Points on which lawyers differ stand with the risks, what staff must be told with those who were heard. */
function notesOf({ rules }: PaperSource, screening: ScreeningResult, part: string): PaperPart['notes'] {
  if (part === 'views') return worksCouncilNotes(rules, screening)
  if (part !== 'risks') return []
  return rules.contested
    .filter(({ id }) => screening.contested.some((point) => point.id === id))
    .map(({ name, advice, sources }) => ({ name, says: advice, sources }))
}
