import type { Plan } from '#app/core/roadmap/plan.ts'
import { calledBy, hatsOf, laterThan } from './mark-view.ts'
import { type Days, startDays } from './plan-form.ts'
import type { SettingsView } from './roadmap-view.ts'
import type { TrackedPlan } from './tracked-plan.server.ts'

/** Who works on what is left of a submitted plan, and from when on. */
export type CrewView = Pick<SettingsView, 'version' | 'startOn' | 'startDays' | 'people'> & {
  /** Beside what was submitted, something is set otherwise. */
  isChanged: boolean
}

/** The days before which nothing more may be said to begin: from today, or from the plan's first day if that is later. */
export function crewDays({ firstMonday }: Plan, today: string): Days {
  const { from, to } = startDays(today)
  return { from: firstMonday > from ? firstMonday : from, to: firstMonday > to ? firstMonday : to }
}

/** @returns `null` for an open check, and for one that was submitted without a plan */
export function crewOf(
  { baseline, people, words, today }: TrackedPlan,
  { version, startOn }: { version: number; startOn: string | null },
): CrewView | null {
  if (!baseline) return null
  const days = crewDays(baseline, today)
  const later = laterThan(days.from, startOn)
  return {
    version,
    startOn: later > baseline.firstMonday ? later : '',
    startDays: days,
    people: people.map((person) => ({
      id: person.id,
      name: calledBy(words, person),
      hats: person.name ? hatsOf(words, person) : '',
      daysPerWeek: person.daysPerWeek,
    })),
    isChanged: later > baseline.firstMonday || JSON.stringify(people) !== JSON.stringify(baseline.people),
  }
}
