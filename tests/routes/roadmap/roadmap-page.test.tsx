import { describe, expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { calendarOf } from '#app/core/roadmap/people.ts'
import type { Plan } from '#app/core/roadmap/plan.ts'
import { showDays, showMoney } from '#app/core/roadmap/show-estimate.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { RoadmapPage } from '#app/routes/roadmap/roadmap-page.tsx'
import type { RoadmapView } from '#app/routes/roadmap/roadmap-view.ts'
import { ASSESSMENT, aSheet, emptySheet, model, TODAY } from '#tests/routes/results/support/decided.ts'
import { markup, posted, tags, text } from '#tests/ui/markup.tsx'
import { PILOT, planned, roadmapFor, threePeople } from './support/planned.ts'

const beginner = aSheet(1)
const some = aSheet(1, { 'q-data-access': 'unsure', 'q-human-oversight': 'unsure' })

const pageOf = (view: RoadmapView) => markup(<RoadmapPage assessmentId={ASSESSMENT} view={view} />)
const heading = (page: string) => text(page.match(/<h1.*?<\/h1>/)?.[0] ?? '')

const gateOf = ({ schedule }: Plan) => schedule.find(({ phase }) => phase === 'gate')?.start

/** Half-days that each person works in each week, by what the plan asks of them. */
function load({ actions, schedule }: Plan, person: string): number[] {
  const weeks: number[] = []
  for (const action of actions.filter((each) => each.person === person && each.phase !== 'scale')) {
    const item = schedule.find(({ id }) => id === action.id)
    const demand = Math.ceil((2 * action.high) / action.weeks)
    for (let week = item?.start ?? 0; week < (item?.end ?? 0); week += 1) weeks[week] = (weeks[week] ?? 0) + demand
  }
  return weeks
}

describe('hats on three people', () => {
  const away: [string, string][] = [['2026-12-07', '2026-12-18']]
  const before = planned(beginner, { people: threePeople() })
  const after = planned(beginner, { people: threePeople({ away }) })

  test('nobody works over 100 %, whoever is away', () => {
    for (const { plan } of [before, after]) {
      expect(plan.people).toHaveLength(3)
      for (const person of plan.people) {
        const { base, weeks } = calendarOf(person, dayOf(plan.firstMonday) ?? 0)
        for (const [week, demand] of load(plan, person.id).entries()) {
          expect(demand ?? 0).toBeLessThanOrEqual(weeks[week] ?? base)
        }
      }
    }
  })

  test('two weeks away move the end date, on the page as in the plan', () => {
    expect(after.plan.weeks).toBeGreaterThan(before.plan.weeks)
    expect(heading(pageOf(after.view))).toBe(`${gateOf(after.plan)} weeks to the decision`)
    expect(after.shown.decisionOn > before.shown.decisionOn).toBe(true)
  })

  test('the person who binds is named', () => {
    const { plan, view } = after

    const binding = plan.people.find(({ id }) => id === plan.criticalPerson)?.name ?? 'nobody'
    expect(text(pageOf(view))).toContain(`The time of ${binding} decides how long it takes.`)
  })

  test('less time of the person who binds lengthens the plan, and its bars', () => {
    const people = threePeople().map((person) =>
      person.id === before.plan.criticalPerson ? { ...person, daysPerWeek: 0.5 } : person,
    )
    const { plan, view, shown } = planned(beginner, { people })

    expect(plan.weeks).toBeGreaterThan(before.plan.weeks)
    expect(heading(pageOf(view))).toBe(`${gateOf(plan)} weeks to the decision`)
    const gate = shown.gantt.rows.find(({ phase }) => phase === 'gate')
    expect(gate?.end).toBe(plan.weeks)
  })
})

describe('figures', () => {
  test('every one of them is a field of the plan', () => {
    const { plan, shown } = planned(beginner)

    const prepare = plan.phases.find(({ phase }) => phase === 'prepare')
    const days = showDays(prepare?.effortDays ?? { low: 0, high: 0 })
    const money = showMoney(prepare?.cost ?? { low: 0, high: 0 })
    expect(shown.weeks).toBe(gateOf(plan))
    expect(shown.effort).toBe(`${days.low}–${days.high}`)
    const euros = (amount: number) => amount.toLocaleString('en-GB')
    expect(shown.cost).toBe(`EUR\u00a0${euros(money.low)}–${euros(money.high)}`)
    expect(
      shown.gantt.rows.filter(({ phase }) => phase !== 'scale').map(({ id, start, end }) => ({ id, start, end })),
    ).toEqual(
      expect.arrayContaining(
        plan.schedule.filter(({ phase }) => phase !== 'scale').map(({ id, start, end }) => ({ id, start, end })),
      ),
    )
  })

  test('effort and cost are marked as estimates', () => {
    const page = text(pageOf(planned(beginner).view))

    expect(page).toContain('Preparation, estimated')
    expect(page).toContain('Its cost, estimated')
  })

  test('the weeks to the decision are those of the calendar, from today on, also when the start lies ahead', () => {
    for (const startOn of ['2026-11-23', '2026-11-24', '2027-02-10']) {
      const { shown } = planned(beginner, { startOn })
      const days = (Date.parse(shown.decisionOn) - Date.parse(TODAY)) / 86_400_000

      expect(shown.weeks).toBe(Math.round(days / 7))
    }
  })

  test('the preparation costs the same as in the report; what the next use case needs stands apart', () => {
    const alone = planned(beginner).shown
    const both = planned(beginner, { targets: [PILOT, 'uc-support-chatbot'] }).shown

    expect(both.effort).toBe(both.phases.find(({ phase }) => phase === 'prepare')?.days)
    expect(alone.next).toBeNull()
    expect(both.next?.days).toBe(both.phases.find(({ phase }) => phase === 'next')?.days)
  })

  test('no step of the roll-out is to be done before the pilot, which is then over', () => {
    const rows = planned(beginner).shown.phases.find(({ phase }) => phase === 'scale')?.rows ?? []

    expect(rows.map(({ capability }) => capability)).toContain('Pilot scope')
    for (const { id, name, done } of rows) expect(`${name} ${done}`, id).not.toMatch(/before (the pilot|launch)/)
  })

  test('figures that are there already take the baseline out', () => {
    const without = planned(beginner).plan
    const { plan, view } = planned(beginner, { hasHistory: true })

    expect(plan.schedule.some(({ id, start, end }) => id === 'baseline' && end > start)).toBe(false)
    expect(plan.weeks).toBeLessThanOrEqual(without.weeks)
    expect(pageOf(view)).toMatch(/name="hasHistory"[^>]*checked/)
  })
})

describe('reasons', () => {
  test('every action says who asks for it, and the sentence answered today with the way to its question', () => {
    for (const sheet of [beginner, some]) {
      const { shown } = planned(sheet, { targets: [PILOT, 'uc-support-chatbot'] })
      const rows = shown.phases.flatMap((phase) => phase.rows)
      expect(rows.length).toBeGreaterThan(10)
      for (const { id, phase, askedBy, today, done, deliverable } of rows) {
        if (phase !== 'scale') expect(askedBy.length, id).toBeGreaterThan(0)
        expect(today.length, id).toBeGreaterThan(0)
        for (const { question, answer, href } of today) {
          expect(answer, id).not.toBe('')
          expect(href, id).toContain(`question=${question}`)
        }
        expect(done && deliverable, id).toBeTruthy()
      }
    }
  })

  test('what an open answer could make needless names the question to answer first', () => {
    const { plan, shown } = planned(some)
    const rows = shown.phases.flatMap((phase) => phase.rows)

    const perhaps = rows.filter((row) => row.perhaps.length > 0).map(({ id }) => id)
    const inPlan = plan.actions.filter(({ perhapsUnnecessary }) => perhapsUnnecessary).map(({ id }) => id)
    expect(perhaps.length).toBeGreaterThan(0)
    expect(perhaps.toSorted()).toEqual(inPlan.toSorted())
    expect(text(pageOf(planned(some).view))).toContain('Perhaps unnecessary: first answer')
  })

  test('a beginner who knows everything has nothing perhaps unnecessary', () => {
    expect(pageOf(planned(beginner).view)).not.toContain('perhaps unnecessary')
  })
})

describe('without a plan', () => {
  test('nothing answered: it says so and leads to the questions', () => {
    const page = pageOf(roadmapFor(emptySheet, { targets: [] }).view)

    expect(heading(page)).toBe('No plan yet')
    expect(page).toContain(`href="/assessments/${ASSESSMENT}/questions"`)
    expect(text(page)).not.toMatch(/\d+ weeks? to the decision/)
  })

  test('a target of which too much is open counts what is left and links these questions', () => {
    const { plan, view } = roadmapFor(emptySheet)
    const page = pageOf(view)

    expect(plan).toMatchObject({ reason: 'openAnswers' })
    const left = plan && 'values' in plan ? plan.values.left : null
    expect(text(page)).toContain(`Answer at least the target’s requirements (${left} left).`)
    expect(view.refusal?.ask.length).toBeGreaterThan(0)
    for (const { href } of view.refusal?.ask ?? []) expect(page).toContain(`href="${href}"`)
  })

  test('a hat that nobody wears is named and leads to the people', () => {
    const people = threePeople().map((person) => ({ ...person, roles: [] }))
    const { plan, view } = roadmapFor(beginner, { people })
    const page = pageOf(view)

    expect(plan).toMatchObject({ reason: 'role' })
    const hat = plan && 'values' in plan ? plan.values.name : null
    expect(text(page)).toContain(`Nobody with time for it wears the hat “${hat}”`)
    expect(page).toContain(`href="/assessments/${ASSESSMENT}/people"`)
  })

  test('sixty won deals a year name what is needed and the way out, and another target can be chosen', () => {
    const sheet: AnswerSheet = aSheet(2, { 'f-outcome-volume': 'lt100' }, 'full')
    const { plan, view } = roadmapFor(sheet, { targets: ['uc-lead-scoring'] })

    expect(plan).toMatchObject({ reason: 'outOfReach' })
    expect(text(pageOf(view))).toMatch(/needs at least .*\d+.* Way out: /)
    expect(view.settings.choices.flatMap(({ options }) => options).length).toBeGreaterThan(10)
  })
})

describe('the form without a script', () => {
  const targets = [PILOT, 'uc-support-chatbot', 'uc-lead-scoring']
  const { view } = roadmapFor(beginner, { targets })
  const page = pageOf(view)
  const intents = tags(page, 'button').map(({ value }) => value)

  test('posts its version and its targets in their order', () => {
    const fields = posted(page)

    expect(fields).toContainEqual(['version', '7'])
    expect(fields.filter(([name]) => name === 'target').map(([, id]) => id)).toEqual(targets)
  })

  test('has a button for every move that is possible, and none else', () => {
    expect(intents).toEqual(expect.arrayContaining(['save', 'add', 'up:uc-support-chatbot', 'down:uc-support-chatbot']))
    expect(intents).not.toContain(`up:${PILOT}`)
    expect(intents).not.toContain('down:uc-lead-scoring')
    expect(intents.filter((intent) => intent?.startsWith('remove:'))).toHaveLength(3)
  })

  test('Enter in a field saves and moves nothing', () => {
    const form = page.slice(page.indexOf('<form'))

    expect(tags(form, 'button')[0]).toMatchObject({ value: 'save' })
  })

  test('what is only proposed says so', () => {
    const proposal = pageOf(roadmapFor(beginner, { isProposal: true }).view)

    expect(text(proposal)).toContain('proposed')
    expect(posted(proposal)).toContainEqual(['proposed', 'yes'])
    expect(posted(page)).toContainEqual(['proposed', ''])
  })

  test('five targets leave no room for a sixth', () => {
    const five = model.catalogue.useCases.slice(0, 5).map(({ id }) => id)
    const full = pageOf(roadmapFor(beginner, { targets: five }).view)

    expect(tags(full, 'select').map(({ name }) => name)).not.toContain('add')
  })

  test('after a conflict both are shown, and mine is sent again with the new version', () => {
    const mine = { targets: [PILOT], startOn: '2027-02-01', hasHistory: true, days: { 'person-1': 1 }, version: 6 }
    const shown = markup(<RoadmapPage assessmentId={ASSESSMENT} view={view} fault={{ mine, wrongStart: null }} />)

    expect(text(shown)).toContain('Somebody else changed the plan meanwhile')
    const [first] = shown.match(/<form.*?<\/form>/s) ?? []
    expect(posted(first ?? '')).toEqual([
      ['version', '7'],
      ['startOn', '2027-02-01'],
      ['hasHistory', 'yes'],
      ['target', PILOT],
      ['days.person-1', '1'],
    ])
  })

  test('a wrong date stays in its field beside what is wrong with it', () => {
    const mine = { targets, startOn: null, hasHistory: true, days: {}, version: 6 }
    const shown = markup(
      <RoadmapPage assessmentId={ASSESSMENT} view={view} fault={{ mine, wrongStart: '2027-02-30' }} />,
    )

    expect(posted(shown)).toContainEqual(['startOn', '2027-02-30'])
    expect(posted(shown)).toContainEqual(['hasHistory', 'yes'])
    expect(tags(shown, 'input').find(({ name }) => name === 'startOn')).toMatchObject({ 'aria-invalid': 'true' })
  })
})
