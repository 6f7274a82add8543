import { expect, test } from 'vitest'
import { readerLinks } from '#app/routes/delivery/reader-links.ts'
import { Claims, Glossary } from '#app/routes/report/appendix.tsx'
import { Pitfalls as ReportPitfalls } from '#app/routes/report/pitfalls.tsx'
import { reportView } from '#app/routes/report/report-view.ts'
import { linksOf } from '#app/routes/results/links.server.ts'
import { Pitfalls } from '#app/routes/results/pitfalls.tsx'
import { resultsView } from '#app/routes/results/results-view.server.ts'
import { UseCasePage } from '#app/routes/results/use-case-page.tsx'
import { viewOfUseCase } from '#app/routes/results/use-case-view.server.ts'
import { markup, tags, text } from '#tests/ui/markup.tsx'
import { aSheet, decide, head, model } from './support/decided.ts'

const { catalogue } = model
const BY_VERDICT = { by: 'verdict', direction: 'ascending' } as const
const weak = decide(aSheet(0))
const bare = { ...catalogue, techniques: [], useCases: [], pitfalls: [], actions: [], claims: [] }
const ofNothing = { ...weak, links: linksOf(catalogue, head.id, { sheets: bare }) }
const hrefs = (html: string) => tags(html, 'a').map(({ href }) => href)
const toLibrary = (html: string) =>
  hrefs(html).filter((href) => /^\/(glossary|use-cases|pitfalls|actions|claims)\b/.test(href ?? ''))

test('each pitfall of the results leads to its page, and its first actions to theirs', () => {
  const html = markup(<Pitfalls pitfalls={resultsView(weak, BY_VERDICT).pitfalls} />)

  for (const { id, firstActions } of catalogue.pitfalls) {
    expect(hrefs(html)).toContain(`/pitfalls/${id}`)
    for (const action of firstActions) expect(hrefs(html)).toContain(`/actions/${action}`)
  }
})

test('the page of a use case in a check leads to the library, and its claims to the register', () => {
  const view = viewOfUseCase(weak, 'uc-support-chatbot')
  const html = markup(view && <UseCasePage head={head} view={view} way={null} />)

  expect(hrefs(html)).toContain('/use-cases/uc-support-chatbot')
  expect(hrefs(html)).toContain('/claims#claim-tier1-40-60')
})

test('what the library of today has no longer is told without a link', () => {
  const view = viewOfUseCase(ofNothing, 'uc-support-chatbot')
  const page = markup(view && <UseCasePage head={head} view={view} way={null} />)
  const pitfalls = markup(<Pitfalls pitfalls={resultsView(ofNothing, BY_VERDICT).pitfalls} />)

  expect([...toLibrary(page), ...toLibrary(pitfalls)]).toEqual([])
  expect(text(pitfalls)).toContain(catalogue.pitfalls[0]?.name)
})

test('the report on the web leads its pitfalls, techniques and claims there, for readers of a link as well', () => {
  for (const links of [weak.links, readerLinks(catalogue)]) {
    const view = reportView(weak.report, links)
    const html = [Glossary, Claims, ReportPitfalls].map((Part) => markup(<Part view={view} />)).join('')

    expect(view.appendix.glossary.length).toBeGreaterThan(0)
    for (const { id } of view.appendix.glossary) expect(hrefs(html)).toContain(`/glossary/${id}`)
    for (const { id } of view.appendix.claims) expect(hrefs(html)).toContain(`/claims#${id}`)
    for (const { id } of view.pitfalls) expect(hrefs(html)).toContain(`/pitfalls/${id}`)
  }
  const nowhere = markup(<Glossary view={reportView(weak.report, readerLinks(bare))} />)
  expect(toLibrary(nowhere)).toEqual([])
})
