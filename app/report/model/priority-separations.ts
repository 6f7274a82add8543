import type { Priority } from '#app/core/priority/prioritise.ts'
import { nameOrder } from '#app/messages/locales.ts'
import type { PriorityContext } from './priority-context.ts'
import type { PriorityReport } from './priority-model.ts'

/** Pairs of the first tier that are told apart in words. */
const MOST_PAIRS = 6
/** Figures of two use cases that somebody would find out to tell them apart. */
const MOST_LEARNT = 5

/** Which use cases stand in no tier, and why; `null`: all do, or cost more than they bring. */
export function describeApart({ words, priority, nameOf }: PriorityContext): PriorityReport['apart'] {
  const rows = priority.apart
    .filter(({ because }) => because !== 'losing')
    .map(({ id, because }) => ({
      id,
      name: nameOf(id),
      reason: because,
      because: words.t(`priority.because.${because}`),
    }))
    .sort(nameOrder(words.language))
  return rows.length === 0 ? null : { title: words.t('priority.apart'), rows }
}

/** What would tell the first apart; `null`: they are. */
export function describeSeparations({ words, priority, nameOf }: PriorityContext): PriorityReport['separations'] {
  if (priority.separations.length === 0) return null
  const sorted = [...priority.separations].sort((a, b) => lengthOf(a) - lengthOf(b))
  const lines = sorted.slice(0, MOST_PAIRS).map((separation) => {
    const names = separation.pair.map(nameOf)
    const [one = '', other = ''] = names
    if (separation.by === 'open') return words.t('priority.separate.open', { one, other })
    const ahead = nameOf(separation.ahead)
    const count = separation.learn.length
    if (count > MOST_LEARNT) return words.t('priority.separate.many', { one, other, ahead, count })
    const learn = separation.pair.flatMap((id) => {
      const inputs = separation.learn.filter(({ useCase }) => useCase === id)
      const list = words.list(inputs.map(({ input }) => words.t(`priority.inputs.${input}`)))
      return inputs.length > 0 ? [words.t('priority.separate.figure', { list, name: nameOf(id) })] : []
    })
    const answers = separation.openVerdicts.map((id) => words.t('priority.separate.verdict', { name: nameOf(id) }))
    return words.t('priority.separate.figures', { one, other, ahead, list: [...learn, ...answers].join('; ') })
  })
  const left = sorted.length - lines.length
  return {
    title: words.t('priority.separate.title'),
    intro: words.t('priority.separate.intro'),
    lines: left > 0 ? [...lines, words.t('priority.separate.more', { count: left })] : lines,
  }
}

function lengthOf(separation: Priority['separations'][number]): number {
  return separation.by === 'open' ? Number.POSITIVE_INFINITY : separation.learn.length + separation.openVerdicts.length
}
