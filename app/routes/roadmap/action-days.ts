import type { CalendarDay } from '#app/server/duties/duty-calendar.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { TaskLine } from './task-lines.ts'

/**
 * The days of a plan's calendar: on which each action begins, ends and is due. What is done or dropped has none, nor has
 * what the plan does not need.
 *
 * @param base address of the roadmap's page
 */
export function actionDays(lines: readonly TaskLine[], { say, base }: { say: Say; base: string }): CalendarDay[] {
  return lines
    .filter(({ status, phase }) => status !== 'done' && status !== 'dropped' && phase !== null)
    .flatMap((line) => {
      const day = (kind: 'begins' | 'ends' | 'due', on: string): CalendarDay => ({
        id: `${line.id}-${kind}`,
        on,
        summary: say(`actionFeed.${kind}`, { name: line.name, who: line.who }),
        category: say(`actionFeed.categories.${kind}`),
        url: `${base}/${line.id}`,
      })
      return [
        ...(line.now && line.status !== 'doing' ? [day('begins', line.now.from)] : []),
        ...(line.now ? [day('ends', line.now.to)] : []),
        ...(line.dueOn ? [day('due', line.dueOn)] : []),
      ]
    })
}
