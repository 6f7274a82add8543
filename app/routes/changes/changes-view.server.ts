import { answerParts } from '#app/core/assessment/answer-text.ts'
import type { AnswerChange } from '#app/core/comparison/answer-changes.ts'
import type { Comparison, Standing } from '#app/core/comparison/compare-checks.ts'
import type { Move } from '#app/core/comparison/move.ts'
import { type Interval, VERDICTS, type Verdict } from '#app/core/scoring/result.ts'
import type { Tone } from '#app/report/model/report-parts.ts'
import { createWording, type Wording } from '#app/report/model/wording.ts'
import type { Decided } from '#app/routes/results/decided.server.ts'
import type { Catalogue } from '#content/schema.ts'
import { type Compared, reasonsOf } from './compare.server.ts'
import type { AnswerChangeView, ChangeRow, ChangesView, Reading } from './view.ts'

const TONES: Record<Verdict, Tone> = {
  ready: 'ready',
  readyAfterHomework: 'almost',
  nearly: 'nearly',
  notYet: 'notyet',
}

type Words = { wording: Wording; notSure: string }

/** The use cases, levels and scores that are others, without reasons: for a page where they are one part of many. */
export function changesInShort(
  { comparison, earlier, isByStandard }: Compared,
  { model, links }: Decided,
  locale: string,
) {
  const rows = rowMaker(createWording(locale), namesIn(model.catalogue, null))
  return {
    since: earlier.submittedOn,
    isByStandard,
    useCases: comparison.useCases.map((each) => rows.verdict(each, links.toUseCase(each.id), [])),
    techniques: comparison.techniques.map((each) => rows.verdict(each, links.toTechnique(each.id), [])),
    levels: comparison.capabilities.map((each) => rows.level(each, [])),
    scores: scoresOf(comparison).map(rows.score),
    href: `${links.base}/changes`,
  }
}

/** Everything that the page of changes shows. @param locale of the assessment; @param notSure what that answer is called */
export function changesView(
  compared: Compared,
  decided: Decided,
  { locale, notSure }: { locale: string; notSure: string },
) {
  const words = { wording: createWording(locale), notSure }
  const { comparison, earlier, isOtherCatalogue, earlierModel } = compared
  const catalogue = decided.model.catalogue
  const texts = changeTexts(compared, decided, words)
  const reasons = reasonsOf(compared, decided)
  const rows = rowMaker(words.wording, namesIn(catalogue, earlierModel?.catalogue ?? null))
  const because = (id: string) => (reasons.get(id) ?? []).map(texts)
  const { links } = decided
  return {
    since: earlier.submittedOn,
    isOtherCatalogue,
    isByStandard: compared.isByStandard,
    isEarlierKept: earlierModel !== null,
    dropped: compared.dropped.map((id) => askOf(id, earlierModel?.catalogue ?? null)),
    useCases: comparison.useCases.map((each) => rows.verdict(each, links.toUseCase(each.id), because(each.id))),
    techniques: comparison.techniques.map((each) => rows.verdict(each, links.toTechnique(each.id), because(each.id))),
    levels: comparison.capabilities.map((each) => rows.level(each, answersOn(each.id, compared, catalogue).map(texts))),
    scores: scoresOf(comparison).map(rows.score),
    actions: compared.actions.map((action) => ({
      ...action,
      capability: catalogue.capabilities.find(({ id }) => id === action.capability)?.name ?? action.capability,
    })),
    answers: compared.changes.map(texts),
  } satisfies ChangesView
}

const scoresOf = ({ readiness, dimensions }: Comparison) => [...(readiness ? [readiness] : []), ...dimensions]

/** Names by id, also of what only the earlier catalogue has. */
function namesIn(catalogue: Catalogue, earlier: Catalogue | null): (id: string) => string {
  const named = [earlier, catalogue].flatMap((each) =>
    each ? [...each.useCases, ...each.techniques, ...each.capabilities, ...each.dimensions] : [],
  )
  const names = new Map(named.map(({ id, name }) => [id as string, name]))
  return (id) => names.get(id) ?? id
}

function rowMaker({ t, range }: Wording, nameOf: (id: string) => string) {
  const none: Reading = { text: t('verdict.none'), tone: 'none' }
  const row = (standing: Standing, read: (interval: Interval) => Reading): ChangeRow => {
    const reading = (interval: Interval | null) => (interval ? read(interval) : none)
    const { id, was, under, is, ours, yours, whole } = standing
    return {
      id,
      name: nameOf(id),
      href: null,
      was: reading(was),
      under: ours !== 'same' && yours !== 'same' ? reading(under) : null,
      is: reading(is),
      by: yours === 'same' ? 'us' : ours === 'same' ? 'you' : 'both',
      move: whole,
      isChange: [ours, yours, whole].some(isSure),
      because: [],
    }
  }
  const verdictReading = ({ lo, hi }: Interval): Reading => {
    const [worst, best] = [VERDICTS[lo] as Verdict, VERDICTS[hi] as Verdict]
    if (worst === best) return { text: t(`verdict.${worst === 'nearly' ? 'nearlyOpen' : worst}`), tone: TONES[worst] }
    const between = t('verdict.range', { worst: t(`verdict.word.${worst}`), best: t(`verdict.word.${best}`) })
    return { text: `${t('verdict.undetermined')}: ${between}`, tone: 'open' }
  }
  return {
    verdict: (standing: Standing, href: string, because: AnswerChangeView[]): ChangeRow => ({
      ...row(standing, verdictReading),
      href: standing.is ? href : null,
      because,
    }),
    level: (standing: Standing, because: AnswerChangeView[]): ChangeRow => ({
      ...row(standing, ({ lo, hi }) => ({
        text: lo === hi ? t('dimension.level', { level: lo }) : t('dimension.levelOpen', { low: lo, high: hi }),
      })),
      because,
    }),
    score: (standing: Standing): ChangeRow => row(standing, (interval) => ({ text: range(interval).text })),
  }
}

const SURE: readonly Move[] = ['up', 'down', 'appeared', 'left']
const isSure = (move: Move) => SURE.includes(move)

/** What was answered otherwise to the questions that measure a capability. */
function answersOn(capability: string, { changes }: Compared, { questions }: Catalogue): AnswerChange[] {
  const measuring = new Set(questions.filter((each) => each.capability === capability).map(({ id }) => id))
  return changes.filter((change) => change.kind === 'answer' && measuring.has(change.question))
}

function askOf(question: string, earlier: Catalogue | null): string {
  return earlier?.questions.find(({ id }) => id === question)?.ask ?? question
}

/** Changed answers in the words that were chosen; the earlier one as it was asked then, where that is kept. */
function changeTexts({ earlierModel }: Compared, { model, links }: Decided, { notSure, wording }: Words) {
  const { catalogue } = model
  const nameOf = namesIn(catalogue, null)
  const inWords = (asked: Catalogue, question: string, given: AnswerChange['before']): string | null => {
    if (given === null) return null
    if (typeof given === 'object' && 'lo' in given) return wording.t('answer.between', given)
    const found = asked.questions.find(({ id }) => id === question)
    if (!found) return String(given)
    const capability = asked.capabilities.find(({ id }) => id === found.capability)
    return answerParts(found, capability, given as string)?.join('; ') ?? notSure
  }
  return (change: AnswerChange): AnswerChangeView => {
    const { kind, before, after } = change
    if (kind === 'form') return { kind, about: '', was: String(before), is: String(after), steps: null, href: null }
    if (kind === 'interests') {
      const named = (given: typeof before) => (Array.isArray(given) ? given.map(nameOf).join(', ') : null)
      return { kind, about: '', was: named(before), is: named(after), steps: null, href: null }
    }
    const ask = catalogue.questions.find(({ id }) => id === change.question)?.ask ?? change.question
    return {
      kind,
      about: kind === 'useCase' ? `${nameOf(change.useCase)}: ${ask}` : ask,
      was: inWords(earlierModel?.catalogue ?? catalogue, change.question, before),
      is: inWords(catalogue, change.question, after),
      steps: typeof before === 'number' && typeof after === 'number' ? { was: before, is: after } : null,
      href: links.toQuestion(change.question),
    }
  }
}
