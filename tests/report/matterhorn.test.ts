import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { viewTriage } from '#app/core/governance/views/view-triage.ts'
import { buildCheckSheet } from '#app/report/governance/build-check-sheet.ts'
import { arrangeSections } from '#app/report/model/arrange.ts'
import { renderCheck } from '#app/report/render-check.server.tsx'
import { renderDocument, renderDraft } from '#app/report/render-document.server.tsx'
import { NOTHING_SPECIAL } from '#tests/core/governance/screening/screening-scenarios.ts'
import { answersOf, rules, triageOf } from '#tests/support/ai-act-rules.ts'
import { screeningViewOf } from '#tests/support/screening-rules.ts'
import { fullReport } from './support/full-report.ts'
import { goldenReport } from './support/golden-report.ts'
import { longComments } from './support/long-comments.ts'
import { CONDITIONS, FOLLOWS } from './support/matterhorn/all.ts'
import { type Checked, readChecked } from './support/matterhorn/conditions.ts'
import { DAMAGE } from './support/matterhorn/damage.ts'
import { parsePdf } from './support/pdf-file.ts'
import { emptySheet, reportOf, someSheet } from './support/sample-report.ts'
import { wholeReport } from './support/whole-report.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })

const { brand } = fullReport().cover

/** Every section, a brand with logos, comments, and marked as a draft. */
function commentedReport() {
  const whole = wholeReport()
  const report = { ...whole, cover: { ...whole.cover, brand, watermark: 'Draft', draft: 'Draft, not issued' } }
  return arrangeSections(report, { sectionOrder: [], hidden: [], paper: 'a4', texts: longComments(report) })
}

const germanReport = () => wholeReport(someSheet, { locale: 'de' })

const sheet = buildCheckSheet(
  { triage: viewTriage(rules, triageOf('s10'), answersOf('s10')), screening: screeningViewOf(NOTHING_SPECIAL, 'de') },
  { locale: 'en', name: 'CV ranking', href: 'https://preflight.example/' },
)

const pilotSections = fullReport().pilots?.design?.pilots.flatMap(({ sections }) => sections) ?? []
const draft = {
  ...{ locale: 'de', madeOn: '2026-11-23', company: 'Müller & Söhne', title: 'Record of processing' },
  ...{ subtitle: 'Ask Brand', intro: ['A draft.'], sections: pilotSections, closing: 'This is not legal advice.' },
}

const DOCUMENTS: [name: string, make: () => Promise<Uint8Array>][] = [
  ['a report with every section, comments, logos and a watermark', () => renderDocument(commentedReport(), 'a4')],
  ['a report in German', () => renderDocument(germanReport(), 'a4')],
  ['a report on Letter', () => renderDocument(wholeReport(), 'letter', { library: 'https://preflight.example' })],
  ['a report of nothing', () => renderDocument(reportOf(emptySheet), 'a4')],
  ['a draft of a register', () => renderDraft(draft, 'a4')],
  ['a sheet on one system', async () => (await renderCheck(sheet)).pdf],
]

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0

describe.each(DOCUMENTS)('%s', (_, make) => {
  let bytes: Uint8Array
  let checked: Checked

  beforeAll(async () => {
    bytes = await make()
    checked = readChecked(parsePdf(bytes))
  })

  test.each(Object.keys(CONDITIONS))('does not meet condition %s', (condition) => {
    expect(checked.painted.length).toBeGreaterThan(20)
    expect(CONDITIONS[condition]?.(checked).slice(0, 10)).toEqual([])
  })

  test.skipIf(!hasQpdf)('is found sound by qpdf, where that is installed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'preflight-qpdf-'))
    try {
      writeFileSync(join(folder, 'report.pdf'), bytes)
      const said = execFileSync('qpdf', ['--check', join(folder, 'report.pdf')], { encoding: 'utf8' })
      expect(said).toContain('No syntax or stream encoding errors found')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('a file that is damaged', () => {
  let sound: Uint8Array
  let undamaged: Checked
  beforeAll(async () => {
    sound = await renderDocument(goldenReport({ brand }), 'a4')
    undamaged = readChecked(parsePdf(sound))
  })

  test.each(Object.keys(CONDITIONS))('is found to meet condition %s', (condition) => {
    expect(CONDITIONS[condition]?.(undamaged)).toEqual([])
    const file = parsePdf(sound)

    DAMAGE[condition]?.(file)

    expect(CONDITIONS[condition]?.(readChecked(file)).length).toBeGreaterThan(0)
  })

  test('no condition that follows from another has a check of its own', () => {
    const following = Object.entries(FOLLOWS).flatMap(([of, { conditions }]) => [of, ...conditions])
    expect(new Set(following).size).toBe(following.length)
    expect(Object.keys(FOLLOWS).filter((of) => !(of in CONDITIONS))).toEqual([])
    expect(Object.values(FOLLOWS).flatMap(({ conditions }) => conditions.filter((one) => one in CONDITIONS))).toEqual(
      [],
    )
  })
})
