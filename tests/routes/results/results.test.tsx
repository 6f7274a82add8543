import { describe, expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { ResultPage } from '#app/routes/results/result-page.tsx'
import { resultsView } from '#app/routes/results/results-view.server.ts'
import type { Sorting } from '#app/routes/results/sort-use-cases.ts'
import { markup, tags, text } from '#tests/ui/markup.tsx'
import { aSheet, decide, emptySheet, head, model } from './support/decided.ts'

const byVerdict: Sorting = { by: 'verdict', direction: 'ascending' }

function viewOf(sheet: AnswerSheet, sorting = byVerdict) {
  return resultsView(decide(sheet), sorting)
}

function pageOf(sheet: AnswerSheet, isSubmitted = false) {
  return markup(<ResultPage head={{ ...head, isSubmitted }} view={viewOf(sheet)} />)
}

const beginner = aSheet(1)
const some = aSheet(1, { 'q-data-access': 'unsure', 'q-human-oversight': 'unsure', 'q-kpi-definition': 0 })
const sheets = { empty: emptySheet, beginner, some, adopting: aSheet(2), unsure: aSheet('unsure'), best: aSheet(4) }
const question = (id: string) => model.questionById.get(id)?.ask ?? ''

describe('the sentence first', () => {
  test('a beginner reads which use case comes first, and on which day its pilot can start', () => {
    const view = viewOf(beginner)

    const sentence = view.lead.map((phrase) => phrase.text).join('')
    expect(view.headline).toMatch(/\d{1,2}\s\w{3,4}\s20\d\d/)
    expect(view.lead.find(({ href }) => href?.includes('/use-cases/'))).toBeDefined()
    expect(sentence).toMatch(/person-days/)
    expect(sentence).toMatch(/EUR/)
  })

  test('every page has one heading and one primary button at most', () => {
    for (const sheet of Object.values(sheets)) {
      const page = pageOf(sheet)
      expect(tags(page, 'h1')).toHaveLength(1)
      expect(page.match(/data-kind="primary"/g)).toHaveLength(1)
    }
  })

  test('while it is not submitted it says so and leads to the review', () => {
    const page = pageOf(beginner)

    expect(text(page)).toContain('live, not submitted')
    expect(page).toContain(`href="/assessments/${head.id}/review"`)
    expect(pageOf(beginner, true)).not.toContain('/review"')
  })
})

describe('what is not known is not a number', () => {
  test('the empty page shows no figure of readiness, and what to do first', () => {
    const page = text(pageOf(emptySheet).replace(/<details.*?<\/details>/gs, ''))

    expect(page).toContain('Nothing is answered yet')
    expect(page).toContain('Answer the first question')
    expect(page).not.toMatch(/\b\d+\s*of 100|Readiness|\b\d+ (points|weeks|steps)\b/)
  })

  test('with everything unsure readiness is a range from 0 to 100 and every verdict is open', () => {
    const view = viewOf(aSheet('unsure'))

    expect(view.readiness?.text).toBe('0–100')
    expect(new Set(view.useCases.rows.map(({ tone }) => tone))).toEqual(new Set(['open']))
    expect(view.dimensions.every(({ score }) => score === null || score.lo < score.hi)).toBe(true)
  })

  test('nothing in place and nothing known are different pages', () => {
    const none = text(pageOf(aSheet(0)))
    const unknown = text(pageOf(aSheet('unsure')))

    expect(none).not.toBe(unknown)
    expect(viewOf(aSheet(0)).readiness?.text).toBe('0')
    expect(viewOf(aSheet(0)).useCases.rows.every(({ tone }) => tone === 'notyet')).toBe(true)
  })
})

describe('homework', () => {
  test('stands once, above the use cases, and each step opens its answer', () => {
    const page = pageOf(beginner)

    expect(page.match(/id="homework"/g)).toHaveLength(1)
    expect(page.indexOf('id="homework"')).toBeLessThan(page.indexOf('id="use-cases"'))
    const view = viewOf(beginner)
    expect(view.homework?.rows.length).toBeGreaterThan(0)
    expect(view.homework?.rows.every(({ reasons, open }) => reasons.length + open.length > 0)).toBe(true)
  })

  test('each step names the sheets of its own actions and the one that gives what is asked, each once', () => {
    const page = pageOf(beginner)
    const rows = viewOf(beginner).homework?.rows.filter(({ state }) => state !== 'done') ?? []

    expect(rows.length).toBeGreaterThan(5)
    for (const { id, actions, sheets: named } of rows) {
      const { templates } = model.catalogue
      const reaching = (capability: string, level: number) =>
        templates.filter(({ reaches }) => reaches.some((one) => one.capability === capability && one.min === level))
      const planned = model.catalogue.actions.filter((action) => actions.some((one) => one.id === action.id))
      const own = planned.flatMap(({ capability, to }) => reaching(capability, to))
      const expected = new Set([...own, ...reaching(id, 2)].map((template) => template.name))

      expect(named.map(({ name }) => name).toSorted()).toEqual([...expected].toSorted())
      for (const { href } of named) expect(page).toContain(`href="${href}"`)
    }
  })

  test('is not spoken of where everything is in place', () => {
    expect(viewOf(aSheet(4)).homework).toBeNull()
  })
})

describe('points', () => {
  const tenths = (figure: string) => Math.round(10 * Number(figure))
  const added = (rows: { text: string }[]) => rows.reduce((sum, { text }) => sum + tenths(text), 0)

  test.each(Object.entries(sheets))('lost and open points add up to what is said: %s', (_, sheet) => {
    const { points } = viewOf(sheet)
    if (!points) return expect(decide(sheet).score.losses.every((loss) => loss.points === 0)).toBe(true)

    expect(added(points.losses)).toBe(tenths(points.lossTotal))
    expect(added(points.potentials)).toBe(tenths(points.potentialTotal))
    expect(Number(points.lossTotal)).toBeCloseTo(100 - points.readiness.hi, 1)
    expect(Number(points.potentialTotal)).toBeCloseTo(points.readiness.hi - points.readiness.lo, 1)
  })

  test('the score leads to them', () => {
    const page = pageOf(some)

    expect(page).toContain('href="#points"')
    expect(page).toContain('id="points"')
  })
})

describe('why', () => {
  test.each(Object.entries(sheets))(
    'every reason is a question with its sentence and the way back to it: %s',
    (_, sheet) => {
      const view = viewOf(sheet)
      const reasons = [
        ...(view.homework?.rows ?? []).flatMap((row) => row.reasons),
        ...view.dimensions.flatMap(({ ladders }) => ladders).flatMap((ladder) => ladder.reasons),
        ...view.pitfalls.flatMap(({ because }) => because),
        ...view.contradictions.flatMap(({ answers }) => answers),
      ]

      for (const { question: id, ask, answer, href, state, told } of reasons) {
        const section = model.questionById.get(id)?.section
        expect(ask).toBe(question(id))
        expect(answer).not.toBe('')
        expect(href).toBe(`/assessments/${head.id}/questions/${section}?question=${id}#q-${id}`)
        if (state === 'answered') expect(told).toMatch(/^Anna Köhler, 12\sNov\s2026$/)
      }
      expect(reasons.length > 0).toBe(sheet !== emptySheet)
    },
  )

  test('the sentence answered stands on the page in full', () => {
    const page = text(pageOf(beginner))
    const [capability] = model.catalogue.capabilities
    const statement = capability?.levels[1]

    expect(page).toContain(`${statement?.lead}${statement?.rest}`.replaceAll('"', '&quot;').slice(0, 40))
    expect(page).toContain('You are here')
  })

  test('works without a script: what opens is a details element, what leads on is a link', () => {
    const page = pageOf(some)

    expect(tags(page, 'button').filter(({ type }) => type !== 'submit')).toEqual([])
    expect(tags(page, 'details').length).toBeGreaterThan(30)
    expect(tags(page, 'a').every(({ href }) => href)).toBe(true)
  })
})

describe('the table of use cases', () => {
  const names = (sorting: Sorting) => viewOf(some, sorting).useCases.rows.map(({ name }) => name)

  test('sorts by name and by weeks, both ways', () => {
    const ascending = names({ by: 'name', direction: 'ascending' })
    expect(ascending).toEqual(ascending.toSorted((a, b) => a.localeCompare(b, 'en')))
    expect(names({ by: 'name', direction: 'descending' })).toEqual(ascending.toReversed())
    const weeks = viewOf(some, { by: 'weeks', direction: 'ascending' }).useCases.rows.flatMap(
      (row) => row.weeks?.hi ?? [],
    )
    expect(weeks).toEqual(weeks.toSorted((a, b) => a - b))
  })

  test('says by which column it is sorted, and every header is a link', () => {
    const page = markup(<ResultPage head={head} view={viewOf(some, { by: 'weeks', direction: 'ascending' })} />)

    expect(tags(page, 'th').filter((cell) => cell['aria-sort'])).toHaveLength(1)
    expect(page).toContain('?sort=-weeks#use-cases')
    expect(page).toContain('?sort=name#use-cases')
  })
})
