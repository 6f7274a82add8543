import { createTranslator } from 'use-intl'
import { expect, test } from 'vitest'
import { fillTemplate } from '#app/core/templates/fill-template.ts'
import en from '#app/messages/en.json'
import { sheetText } from '#app/report/sheets/sheet-text.ts'
import { TemplatePage } from '#app/routes/templates/template-page.tsx'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { markup, tags, text } from '#tests/ui/markup.tsx'

const catalogue = loadCatalogue()
const chatbot = catalogue.useCases.find(({ id }) => id === 'uc-support-chatbot') ?? null
const head = {
  id: '01',
  title: 'Müller | Söhne',
  client: null,
  keptUntil: null,
  isSubmitted: false,
  switchedTo: null,
  mayChange: true,
  mayDelete: true,
}
const words = createTranslator({ locale: 'en', messages: en, namespace: 'templates' })

const sheets = catalogue.templates.map((template) =>
  fillTemplate(catalogue, template, {
    company: head.title,
    today: '22 Nov 2026',
    useCase: chatbot,
    interests: [],
    toolsInUse: ['genai'],
    levels: { 'kpi-definition': { level: 1, ticks: ['2.0'] } },
    people: {},
    words: {
      up: 'it is higher',
      down: 'it is lower',
      weekly: 'every week',
      monthly: 'every month',
      quarterly: 'every quarter',
    },
  }),
)
const kpiSheet = sheets.find(({ id }) => id === 'kpi-sheet') as (typeof sheets)[number]
const FORMATS = ['docx', 'xlsx', 'md'] as const
const choices = catalogue.useCases.map(({ id, name }) => ({ id, name }))

test('every sheet is a page with one heading, its company and its labels', () => {
  for (const sheet of sheets) {
    const html = markup(<TemplatePage head={head} sheet={sheet} formats={FORMATS} choices={[]} chosen="" />)

    expect(tags(html, 'h1')).toHaveLength(1)
    expect(text(html)).toContain('Müller | Söhne')
    expect(tags(html, 'h3')).toHaveLength(sheet.sections.flatMap(({ fields }) => fields).length)
  }
})

test('another use case is chosen by a plain form, and the file is for the one chosen', () => {
  const html = markup(
    <TemplatePage head={head} sheet={kpiSheet} formats={FORMATS} choices={choices} chosen="uc-support-chatbot" />,
  )

  expect(tags(html, 'form')[0]).toMatchObject({ method: 'get' })
  expect(tags(html, 'select')[0]).toMatchObject({ name: 'useCase' })
  expect(tags(html, 'a').map(({ href }) => href)).toContain(
    '/assessments/01/templates/kpi-sheet.md?useCase=uc-support-chatbot',
  )
})

test('a sheet that is about no use case offers none', () => {
  const html = markup(<TemplatePage head={head} sheet={kpiSheet} formats={FORMATS} choices={[]} chosen="" />)

  expect(tags(html, 'select')).toEqual([])
  expect(tags(html, 'a').map(({ href }) => href)).toContain('/assessments/01/templates/kpi-sheet.md')
})

test('a box is ticked for the eye and for the ear', () => {
  const html = markup(<TemplatePage head={head} sheet={kpiSheet} formats={FORMATS} choices={[]} chosen="" />)

  expect(tags(html, 'span').filter((box) => 'data-ticked' in box)).toHaveLength(1)
  expect(text(html)).toContain('Formula and unit (already so)')
  expect(text(html)).toContain('Source of the data (still missing)')
})

test('of many empty rows the first stands for all on a narrow screen, and the rest is counted', () => {
  const cases = sheets.find(({ id }) => id === 'test-cases') as (typeof sheets)[number]

  const html = markup(<TemplatePage head={head} sheet={cases} formats={FORMATS} choices={[]} chosen="" />)

  expect(tags(html, 'tr').filter((row) => 'data-paper-only' in row)).toHaveLength(29)
  expect(text(html)).toContain('29 empty rows more on paper')
})

test('the text file says all that the page says', () => {
  const file = sheetText(kpiSheet, words)

  expect(file).toMatch(/^# KPI sheet\n/)
  expect(file).toContain('- **Company:** Müller | Söhne')
  expect(file).toContain('  - [x] Formula and unit')
  expect(file).toContain('  - [ ] Source of the data')
  expect(file).toContain('- **Figure:** Simple tickets per 100 visitors to help')
  for (const { title, fields } of kpiSheet.sections) {
    expect(file).toContain(`. ${title}`)
    for (const { label } of fields) expect(file).toContain(`### ${label}`)
  }
})

test('every row of a table in the text file has as many cells as its head', () => {
  const cells = (row: string) => row.split(/(?<!\\)\|/).length
  for (const sheet of sheets) {
    const tables = sheetText(sheet, words)
      .split('\n\n')
      .filter((block) => block.startsWith('|'))
    for (const table of tables) {
      const counts = table.trimEnd().split('\n').map(cells)
      expect(new Set(counts).size).toBe(1)
    }
  }
})
