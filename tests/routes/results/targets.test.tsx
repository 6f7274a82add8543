import { describe, expect, test } from 'vitest'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { linksOf } from '#app/routes/results/links.server.ts'
import { TechniquePage } from '#app/routes/results/technique-page.tsx'
import { viewOfTechnique } from '#app/routes/results/technique-view.server.ts'
import { UseCasePage } from '#app/routes/results/use-case-page.tsx'
import { viewOfUseCase } from '#app/routes/results/use-case-view.server.ts'
import { describeWay } from '#app/routes/results/way-there.server.ts'
import { markup, posted, tags, text } from '#tests/ui/markup.tsx'
import { aSheet, decide, emptySheet, head, model, TODAY } from './support/decided.ts'

const { catalogue } = model
const beginner = decide(aSheet(1, { 'q-data-access': 'unsure' }))
const empty = decide(emptySheet)
const adopting = decide(aSheet(2))

function useCaseOf(decided: typeof beginner, id: string) {
  const view = viewOfUseCase(decided, id)
  if (!view) throw new RangeError(id)
  return view
}

function techniqueOf(decided: typeof beginner, id: string) {
  const view = viewOfTechnique(decided, id)
  if (!view) throw new RangeError(id)
  return view
}

function useCasePage(decided: typeof beginner, id: string) {
  const plan = planRoadmap(model, decided.sheet, { targets: [id], startOn: TODAY })
  const way = describeWay(plan, decided, decided.meta)
  return markup(<UseCasePage head={head} view={useCaseOf(decided, id)} way={way} />)
}

function techniquePage(decided: typeof beginner, id: string) {
  return markup(<TechniquePage head={head} view={techniqueOf(decided, id)} way={null} />)
}

/** Whether the page can make its subject the target of the roadmap. */
function plans(page: string) {
  return tags(page, 'button').some(({ name, value }) => name === 'intent' && value === 'target')
}

describe('a use case', () => {
  test('there is no page for an id that does not exist', () => {
    expect(viewOfUseCase(beginner, 'uc-unknown')).toBeNull()
    expect(viewOfTechnique(beginner, 'unknown')).toBeNull()
  })

  test.each(catalogue.useCases.map(({ id }) => id))('%s shows each requirement as the score sees it', (id) => {
    const { requirements } = useCaseOf(beginner, id)
    const scored = beginner.score.useCases.find((target) => target.id === id)

    const short = new Set(scored?.blockers.filter(({ must }) => must).flatMap(({ cap, anyOf }) => cap ?? anyOf ?? []))
    const shown = [...requirements.needs, ...requirements.alternatives].filter(({ state }) => state !== 'met')
    expect(new Set(shown.map((need) => need.id))).toEqual(short)
    for (const { ladder, state } of requirements.needs) {
      expect(ladder.rungs).toHaveLength(5)
      expect(ladder.reasons.length).toBeGreaterThan(0)
      if (state === 'open') expect(ladder.level?.lo).toBeLessThan(ladder.level?.hi ?? 0)
    }
  })

  test('says where you are and what is needed on every ladder that is short', () => {
    const page = text(useCasePage(beginner, 'uc-support-chatbot'))

    expect(page).toContain('You are here')
    expect(page).toContain('Needed')
    expect(page).toContain('The cheapest way there')
  })

  test('is planned by one plain form', () => {
    const other = beginner.report.useCases.rows.find(({ isTarget }) => !isTarget)
    const page = useCasePage(beginner, other?.id ?? '')

    const [form] = tags(page, 'form').filter(({ action }) => action?.endsWith('/roadmap'))
    expect(form).toMatchObject({ method: 'post', action: `/assessments/${head.id}/roadmap` })
    expect(posted(page)).toContainEqual(['target', other?.id])
    expect(plans(page)).toBe(true)
  })

  test('what no plan can reach has no button, but the sentence that says why', () => {
    const id = 'uc-lead-scoring'
    const plan = planRoadmap(model, beginner.sheet, { targets: [id], startOn: TODAY })
    const page = useCasePage(beginner, id)

    expect(plan).toMatchObject({ refused: true, reason: 'outOfReach' })
    expect(text(page)).toContain('The answer to that is still open. Way out:')
    expect(plans(page)).toBe(false)
    expect(page).toContain('id="way"')
  })

  test('with bought tools no requirement of the chatbot speaks of an own API, training or fine-tuning', () => {
    const { needs, alternatives } = useCaseOf(adopting, 'uc-support-chatbot').requirements

    const words = [...needs, ...alternatives].map(({ why }) => why).join(' ')
    expect(words).not.toMatch(/own API|fine-tun|training/i)
  })

  test('60 won deals a year block lead scoring, with the number named and a way out, and leave the chatbot alone', () => {
    const few = decide(aSheet(4, { 'f-outcome-volume': 'lt100' }, 'full'))

    const need = useCaseOf(few, 'uc-lead-scoring').requirements.needs.find(({ id }) => id === 'outcome-volume')
    expect(need?.state).toBe('missing')
    expect(need?.wayOut).toBeTruthy()
    expect(need?.ladder.rungs[need.needed]?.text).toMatch(/500/)
    expect(useCaseOf(few, 'uc-support-chatbot').verdict?.tone).toBe('ready')
  })

  test('the empty check names no weeks, no steps of a plan and no button', () => {
    const view = useCaseOf(empty, 'uc-support-chatbot')

    expect(view.hasWay).toBe(false)
    expect(view.verdict?.weeks.range).toBeNull()
    expect(plans(markup(<UseCasePage head={head} view={view} way={null} />))).toBe(false)
  })

  test('claims are marked, and the law says its state and that it is no advice, once', () => {
    const page = text(useCasePage(beginner, 'uc-support-chatbot'))

    expect(page.match(/Not legal advice/g)).toHaveLength(1)
    expect(page).toContain(`As of catalogue ${catalogue.version}`)
    const claims = catalogue.useCases.find(({ id }) => id === 'uc-support-chatbot')?.claims ?? []
    expect(page.match(/\bclaim\b/g)?.length).toBeGreaterThanOrEqual(claims.length)
  })
})

describe('a technique', () => {
  test.each(catalogue.techniques.map(({ id }) => id))('%s has a page with verdict, meaning, pitfalls and law', (id) => {
    const technique = catalogue.techniques.find((one) => one.id === id)
    const view = techniqueOf(beginner, id)
    const page = text(techniquePage(beginner, id))

    expect(view.verdict.label).not.toBe('')
    expect(view.uses).toHaveLength(technique?.uses.length ?? -1)
    expect(view.related).toHaveLength(technique?.related.length ?? -1)
    expect(page.match(/Not legal advice/g)).toHaveLength(1)
  })

  test('its page leads to the glossary for what stands there alone', () => {
    for (const { id, page } of catalogue.techniques) {
      const html = techniquePage(beginner, id)
      expect(tags(html, 'a').filter(({ href }) => href === `/glossary/${id}`)).toHaveLength(1)
      expect(text(html)).not.toContain(page.explanation.slice(0, 40))
    }
  })

  test('a technique that the glossary of today lacks leads nowhere', () => {
    const links = linksOf(catalogue, 'a-1', { sheets: { ...catalogue, techniques: [] } })
    const view = viewOfTechnique({ ...beginner, links }, 'rag')

    expect(view?.inGlossary).toBeNull()
    expect(markup(<TechniquePage head={head} view={techniqueOf(beginner, 'rag')} way={null} />)).toContain(
      '/glossary/rag',
    )
    expect(markup(view && <TechniquePage head={head} view={view} way={null} />)).not.toContain('/glossary/')
  })

  test('what comes inside bought tools is nothing to start, so there is no button to plan it', () => {
    const inside = adopting.report.techniques.flatMap(({ rows }) => rows).filter(({ insideTools }) => insideTools)

    expect(inside.length).toBeGreaterThan(0)
    for (const { id } of inside) {
      const page = techniquePage(adopting, id)
      expect(text(page)).toContain('nothing to start')
      expect(plans(page)).toBe(false)
    }
  })
})
