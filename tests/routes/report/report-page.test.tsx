import { describe, expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { ReportPage } from '#app/routes/report/report-page.tsx'
import { reportView } from '#app/routes/report/report-view.ts'
import { aSheet, decide, emptySheet, head } from '#tests/routes/results/support/decided.ts'
import { markup, tags, text } from '#tests/ui/markup.tsx'

const beginner = aSheet(1)
const some = aSheet(1, { 'q-data-access': 'unsure', 'q-human-oversight': 'unsure' })

function pageOf(sheet: AnswerSheet, isSubmitted = false) {
  const { report, links } = decide(sheet)
  return {
    report,
    page: markup(
      <ReportPage
        head={{ ...head, isSubmitted }}
        view={reportView(report, links)}
        state={isSubmitted ? 'final' : 'open'}
        paper="a4"
        asked="en"
      />,
    ),
  }
}

const headings = (page: string) => [...page.matchAll(/<h2[^>]*>(.*?)<\/h2>/gs)].map(([, words = '']) => text(words))

describe('the report on the web', () => {
  test('has the sections of the PDF in their order', () => {
    const { report, page } = pageOf(beginner)
    const { labels } = report

    expect(headings(page)).toEqual([
      text(report.summary.headline),
      'Contents',
      labels.useCases,
      labels.homework,
      labels.method,
      labels.dimensions,
      labels.ladders,
      labels.techniques,
      labels.pitfalls,
      labels.points,
      ...(report.contradictions.length > 0 ? [labels.contradictions] : []),
      text(report.roadmap?.title ?? ''),
      labels.actions,
      labels.answers,
      labels.glossary,
      ...(report.appendix.claims.length > 0 ? [labels.claims] : []),
      ...(report.appendix.references.length > 0 ? [labels.references] : []),
      labels.limits,
    ])
  })

  test('is folded but for the summary, the use cases and the roadmap', () => {
    const { page } = pageOf(beginner)
    const unfolded = [...page.matchAll(/<section id="([\w-]+)"[^>]*>(?!<details)/g)].map(([, id]) => id)

    expect(unfolded).toEqual(['use-cases', 'schedule'])
    expect(tags(page, 'details').filter((details) => 'open' in details)).toEqual([])
  })

  test('every entry of the contents leads to a section that is there', () => {
    for (const sheet of [beginner, some, emptySheet, aSheet(4)]) {
      const { page } = pageOf(sheet)

      const targets = tags(page, 'a').flatMap(({ href }) => (href?.startsWith('#') ? [href.slice(1)] : []))
      expect(targets.length).toBeGreaterThan(5)
      for (const id of targets) expect(page).toContain(`<section id="${id}"`)
    }
  })

  test('shows the sentences and figures of its model as they are', () => {
    const { report, page } = pageOf(some)
    const shown = text(page)

    for (const note of report.roadmap?.notes ?? []) expect(shown).toContain(note)
    for (const { name } of report.roadmap?.actions ?? []) expect(shown).toContain(text(markup(<span>{name}</span>)))
    for (const { score } of report.dimensions) expect(shown).toContain(score?.text)
    expect(shown).toContain(report.summary.fineprint)
  })

  test('is marked as a draft until it is submitted', () => {
    expect(text(pageOf(beginner).page)).toMatch(/\bDraft The answers/)
    expect(pageOf(beginner, true).page).not.toMatch(/\bDraft The answers/)
    expect(pageOf(beginner, true).page).not.toContain('/review"')
  })

  test('is one file on A4 and one on Letter', () => {
    const hrefs = tags(pageOf(beginner).page, 'a').map(({ href }) => href)

    expect(hrefs).toContain(`/assessments/${head.id}/report.pdf`)
    expect(hrefs).toContain(`/assessments/${head.id}/report.pdf?paper=letter`)
  })

  test('with nothing answered has no picture of a profile, no plan, and no readiness', () => {
    const { page } = pageOf(emptySheet)

    expect(text(page)).toContain('Nothing is answered yet')
    expect(page).not.toContain('filled: known')
    expect(text(page)).not.toMatch(/\b\d+ of 100\b(?<!0–100 of 100)/)
    expect(page).not.toContain('id="schedule"')
  })

  test('has one main heading and at most one primary button', () => {
    for (const sheet of [beginner, emptySheet]) {
      const { page } = pageOf(sheet)
      expect(tags(page, 'h1')).toHaveLength(1)
      expect(page.match(/data-kind="primary"/g)).toHaveLength(1)
    }
  })
})
