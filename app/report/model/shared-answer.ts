import type { TeamItem } from '#app/core/agreement/team-item.ts'
import type { Interval } from '#app/core/scoring/result.ts'
import type { Question } from '#content/schema.ts'
import type { SharedAnswer } from './answer-model.ts'
import type { ReportContext } from './report-context.ts'

/** What several people said to one question, in sentences that name nobody; `null` where the lead alone was asked. */
export function sharedAnswer(context: ReportContext, question: Question): SharedAnswer | null {
  const item = context.shared.get(question.id)
  if (!item || item.definite + item.unsure === 0) return null
  const flag = item.consensus === null ? (item.spread?.flag ?? null) : null
  return { isSpan: spanOf(context, question.id) !== undefined, flag, notes: notesOn(context, { question, item, flag }) }
}

/** The levels between which a question lies because people differ; `undefined` where it has one answer. */
export function spanOf({ sheet }: ReportContext, question: string): Interval | undefined {
  return sheet.spans?.[question]
}

/** Both ends of what people said, in the words of the question. */
export function spanText(context: ReportContext, question: Question, { lo, hi }: Interval): string {
  const { t } = context.words
  const textAt = (level: number) => wordsAt(context, question, level)
  const [low, high] = [textAt(lo), textAt(hi)]
  if (low === null || high === null) return t('answer.differ', { lo, hi })
  return question.kind === 'level' ? t('answer.range', { lo, hi, low, high }) : t('answer.rangeOptions', { low, high })
}

/** What stands for a level, to quote inside a sentence; `null` if several options give it. */
function wordsAt({ capabilities }: ReportContext, question: Question, level: number): string | null {
  if (question.kind === 'level') {
    const statement = capabilities.get(question.capability ?? '')?.levels[level]
    return statement ? quotable(`${statement.lead}${statement.rest}`) : null
  }
  const options = question.options.filter(({ id }) => question.caps[id] === level)
  return options.length === 1 && options[0] ? quotable(options[0].text) : null
}

const quotable = (text: string) => text.replace(/\.$/, '')

type Noted = { question: Question; item: TeamItem; flag: SharedAnswer['flag'] }

function notesOn(context: ReportContext, { question, item, flag }: Noted): string[] {
  const { t, date } = context.words
  const { definite, unsure, pending, consensus } = item
  const mayMove = pending > 0 && (item.final.lo !== item.soFar.lo || item.final.hi !== item.soFar.hi)
  return [
    ...(consensus ? [t('shared.consensus', { date: date(consensus.on), reason: consensus.reason })] : []),
    t('shared.count', { definite, unsure }),
    ...distributionOf(context, question, item),
    ...(flag ? [t(`shared.${flag}`)] : []),
    ...(item.nobodyWorksWithIt ? [t('shared.nobodyWorksWithIt')] : []),
    // Where nobody knows it, that is what the count says.
    ...(item.fewKnow && definite > 0 ? [t('shared.fewKnow')] : []),
    ...(item.singleVoice && definite > 1 ? [t('shared.singleVoice')] : []),
    ...(mayMove ? [t('shared.pending', { count: pending })] : []),
  ]
}

/** How often each answer was given; nothing for few answers, of which it would tell whose they are. */
function distributionOf({ words }: ReportContext, question: Question, { distribution }: TeamItem): string[] {
  const given = distribution?.filter(({ count }) => count > 0) ?? []
  if (given.length < 2) return []
  const list = given.map(({ answer, count }) => {
    const text = question.options.find(({ id }) => id === answer)?.text ?? String(answer)
    const named =
      typeof answer === 'number'
        ? words.t('shared.level', { level: answer })
        : words.t('shared.option', { text: quotable(text) })
    return words.t('shared.voices', { answer: named, count })
  })
  const sentence = words.t('shared.spread', { list: list.join('; ') })
  return [`${sentence.charAt(0).toLocaleUpperCase()}${sentence.slice(1)}`]
}
