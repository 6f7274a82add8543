import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'

/** What people do that the database notices. */
export type Act = 'start' | 'save' | 'page' | 'submit' | 'issue'
export const ACTS: readonly Act[] = ['start', 'save', 'page', 'submit', 'issue']

/** Assumptions, not measurements: how workspaces differ, and what a check is. */
export const ASSUMED = {
  /** `share` of all workspaces, checks a year, people who answer one. */
  workspaces: [
    { kind: 'one company', share: 0.7, checks: 2, people: 3 },
    { kind: 'larger company', share: 0.25, checks: 6, people: 8 },
    { kind: 'consultancy', share: 0.05, checks: 60, people: 5 },
  ],
  savesPerPerson: 60,
  pagesPerPerson: 25,
  /** Of everybody together, once a check is submitted: results, plan, report, steering. */
  pagesAfterwards: 80,
  versionsPerCheck: 2,
  /** Of all acts of a week, by day from Monday. */
  days: [0.2, 0.22, 0.21, 0.2, 0.14, 0.01, 0.02],
  /** Of all acts of a day, by hour from midnight. */
  hours: [0, 0, 0, 0, 0, 0, 1, 3, 8, 12, 13, 11, 6, 9, 12, 11, 8, 4, 1, 0.5, 0.5, 0, 0, 0].map((part) => part / 100),
} as const

export type Week = {
  /** By act, how often in each of 168 hours from Monday midnight. */
  perHour: Record<Act, readonly number[]>
  checks: number
}

/** One week of so many workspaces; the same seed gives the same week. */
export function simulateWeek(workspaces: number, seed: number): Week {
  const uniform = mulberry32(seed)
  const slots = ASSUMED.days.flatMap((day) => ASSUMED.hours.map((hour) => day * hour))
  let reached = 0
  const sums = slots.map((slot) => {
    reached += slot
    return reached
  })
  const perHour = Object.fromEntries(ACTS.map((act) => [act, new Array<number>(slots.length).fill(0)])) as Record<
    Act,
    number[]
  >
  const happen = (act: Act, times: number) => {
    for (let count = 0; count < times; count += 1) {
      const drawn = uniform() * reached
      const hours = perHour[act]
      const hour = Math.max(
        0,
        sums.findIndex((sum) => sum > drawn),
      )
      hours[hour] = (hours[hour] ?? 0) + 1
    }
  }
  let checks = 0
  for (let index = 0; index < workspaces; index += 1) {
    const kind = kindAt(uniform())
    const begun = poisson(kind.checks / 52, uniform)
    checks += begun
    for (let check = 0; check < begun; check += 1) {
      happen('start', 1)
      happen('save', kind.people * ASSUMED.savesPerPerson)
      happen('page', kind.people * ASSUMED.pagesPerPerson + ASSUMED.pagesAfterwards)
      happen('submit', 1)
      happen('issue', ASSUMED.versionsPerCheck)
    }
  }
  return { perHour, checks }
}

function kindAt(place: number) {
  let sum = 0
  for (const kind of ASSUMED.workspaces) {
    sum += kind.share
    if (place < sum) return kind
  }
  return ASSUMED.workspaces[0]
}

/** How often something happens that is expected so often (Knuth). */
function poisson(expected: number, uniform: () => number): number {
  const end = Math.exp(-expected)
  let times = 0
  for (let product = uniform(); product > end; product *= uniform()) times += 1
  return times
}
