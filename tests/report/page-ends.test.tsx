import { Document, Page, renderToBuffer, Text, View } from '@react-pdf/renderer'
import { beforeAll, describe, expect, test } from 'vitest'
import { layOutProcessChart } from '#app/charts/process-chart.ts'
import type { DraftSection } from '#app/report/draft/draft-model.ts'
import { loadFonts } from '#app/report/fonts.server.ts'
import { Heading, SectionTitle } from '#app/report/parts/headings.tsx'
import { type Row, Table } from '#app/report/parts/table.tsx'
import { WrittenSection } from '#app/report/parts/written-section.tsx'
import { page, text } from '#app/report/theme.ts'
import { readPdf } from './support/read-pdf.ts'

/** Lines above it, of the 49 that a page holds: so each of it meets the foot of its page somewhere. */
const SHIFTS = Array.from({ length: 19 }, (_, at) => 31 + at)
const columns = [
  { label: 'Head', share: 1 },
  { label: 'Figure', share: 3 },
]
const short = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${at}`, cells: ['Row', `${at}`] }))
const tall = (lines: number): Row => ({ id: 'tall', cells: ['Row', 'many words of one cell '.repeat(3 * lines)] })

const section: DraftSection = {
  title: 'Heading',
  about: '',
  source: '',
  entries: [{ name: 'What it shows', source: '', lines: [{ kind: 'said', text: 'Words.' }] }],
  table: { columns, rows: [['Row', 'many words '.repeat(60)], ...Array.from({ length: 4 }, () => ['Row', '1'])] },
}
const limits = { lower: 41, centre: 50, upper: 59 }
const words = { lower: '', centre: '', upper: '', target: '', pilot: '' }
const picture = layOutProcessChart({
  ...{ points: [], limits, pilotFrom: null, target: null, notes: [], dates: [], words, detail: 'full' },
  ...{ format: () => 'Drawn', width: 720, height: 290 },
})

const PLACES = {
  'a table under a heading, its first row high': (
    <View>
      <Heading>Heading</Heading>
      <Table columns={columns} rows={[tall(8), ...short(4)]} />
    </View>
  ),
  'a table alone, its first row very high': (
    <View>
      <Table columns={columns} rows={[tall(20), ...short(3)]} />
    </View>
  ),
  'a table whose first row may be cut': (
    <View>
      <Table columns={columns} rows={[{ ...tall(30), isLong: true }, ...short(2)]} />
    </View>
  ),
  'a table of low rows': (
    <View>
      <Heading>Heading</Heading>
      <Table columns={columns} rows={short(8)} />
    </View>
  ),
  'a table of one row': (
    <View>
      <Table columns={columns} rows={short(1)} />
    </View>
  ),
  'a written section with a table': (
    <View>
      <SectionTitle title="Heading" />
      <WrittenSection section={section} width={480} />
    </View>
  ),
  'a written section with a picture': (
    <View>
      <SectionTitle title="Heading" />
      <WrittenSection section={{ ...section, picture }} width={480} />
    </View>
  ),
}

const margins = { paddingTop: page.top, paddingBottom: page.bottom, paddingHorizontal: page.side }

/** The words of each page, from its top to its foot. */
let pagesOf: Map<string, string[][]>

beforeAll(async () => {
  await loadFonts()
  const shifted = Object.entries(PLACES).flatMap(([name, place]) =>
    SHIFTS.map((lines) => (
      <Page key={`${name} ${lines}`} size="A4" style={margins} layout={({ children }) => children}>
        <View style={{ height: lines * text.body.fontSize * text.body.lineHeight }}>
          <Text style={text.body}>Before</Text>
        </View>
        {place}
      </Page>
    )),
  )
  const { pages } = await readPdf(await renderToBuffer(<Document>{shifted}</Document>))
  const read = await Promise.all(pages.map((one) => one.getTextContent()))
  const found = read.map(({ items }) =>
    items
      .flatMap((item) => ('str' in item && item.str.trim() !== '' ? [{ text: item.str, y: item.transform[5] }] : []))
      .sort((one, other) => other.y - one.y)
      .map((one) => one.text),
  )
  const starts = found.flatMap((own, at) => (own.includes('Before') ? [at] : []))
  const names = Object.keys(PLACES)
  pagesOf = new Map(
    names.map((name, at) => [name, found.slice(starts[at * SHIFTS.length], starts[(at + 1) * SHIFTS.length])]),
  )
}, 120_000)

describe('wherever it meets the foot of a page', () => {
  test.each(Object.keys(PLACES))('%s', (name) => {
    const pages = pagesOf.get(name) ?? []

    expect(pages.length).toBeGreaterThan(SHIFTS.length)
    for (const own of pages) {
      expect(own.at(-1)).not.toMatch(/^(Heading|Head|Figure)$/)
      const heads = own.flatMap((one, at) => (one === 'Head' ? [at] : []))
      const rows = own.flatMap((one, at) => (one === 'Row' ? [at] : []))
      expect(heads.length).toBeLessThanOrEqual(1)
      // Every row stands under a head, and every head over a row or over the rest of one that was cut.
      if (rows.length > 0) expect(heads[0]).toBeLessThan(rows[0] ?? 0)
      if (heads.length > 0) expect(own.length - 1).toBeGreaterThan(1 + (heads[0] ?? 0))
    }
  })
})

test('the last row of a table is never alone on a page', () => {
  const pages = pagesOf.get('a table of low rows') ?? []
  const goingOn = pages.filter((own) => !own.includes('Before') && own.includes('Row'))

  expect(goingOn.length).toBeGreaterThan(3)
  for (const own of goingOn) expect(own.filter((one) => one === 'Row').length).toBeGreaterThan(1)
})
