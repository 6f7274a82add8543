import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { chromium } from '@playwright/test'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { requireChromium } from '#tests/e2e/support/chromium.ts'
import { buildDrawing } from './built-drawing.ts'

const ROUNDS = 9

type Print = () => Promise<Uint8Array>

/** Milliseconds of each round, and the size of what came. */
export type Printed = { what: string; times: number[]; bytes: number }

/**
 * The same report by others, ready to print: pdfkit alone draws what was laid out (our limit), Typst and Chromium print a plain edition of
 * the same words, headings and tables without charts, and lay it out themselves.
 */
export async function printByOthers(model: ReportModel): Promise<Printed[]> {
  const { layOutReport, paintTagged } = await buildDrawing()
  const laidOut = await layOutReport(model, 'a4')
  const rows = [await measure('pdfkit alone, the same drawing', () => paintTagged(laidOut))]
  const parts = partsOf(model)
  const typst = NodeCompiler.create()
  rows.push(
    await measure('Typst, words and tables alone', async () =>
      typst.pdf({ mainFileContent: parts.map(inTypst).join('\n\n') }),
    ),
  )
  const browser = await chromium.launch(await requireChromium())
  const page = await browser.newPage()
  const html = `<!doctype html><html lang="en"><body>${parts.map(inHtml).join('')}</body></html>`
  rows.push(
    await measure(`Chromium ${browser.version()}, words and tables alone`, async () => {
      await page.setContent(html)
      return page.pdf({ format: 'A4', tagged: true })
    }),
  )
  await browser.close()
  return rows
}

async function measure(what: string, print: Print): Promise<Printed> {
  await print()
  const times: number[] = []
  let bytes = 0
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now()
    bytes = (await print()).length
    times.push(performance.now() - started)
  }
  return { what, times, bytes }
}

type Part = { title: string; words: string[]; rows: string[][] }

/** What is in a report to read, section by section. */
function partsOf({ summary, method, useCases, dimensions, techniques, roadmap, appendix, cover }: ReportModel): Part[] {
  const part = (title: string, words: string[], rows: string[][] = []): Part => ({ title, words, rows })
  return [
    part(cover.company, [cover.subtitle, summary.headline, ...summary.lead.map(({ text }) => text)]),
    part(
      useCases.intro,
      [],
      useCases.rows.map(({ name, label, weeksText, between }) => [name, label, weeksText, between]),
    ),
    part(
      cover.title,
      method.paragraphs,
      method.facts.map(({ label, text }) => [label, text]),
    ),
    ...dimensions.map(({ name, text, capabilities }) =>
      part(
        name,
        [text],
        capabilities.map((one) => [one.name, one.levelText, one.here ?? one.definition, one.next ?? '']),
      ),
    ),
    ...techniques.map(({ name, rows }) =>
      part(
        name,
        [],
        rows.map((one) => [one.name, one.label, one.between]),
      ),
    ),
    part(
      roadmap?.title ?? '',
      roadmap?.notes ?? [],
      (roadmap?.actions ?? []).map((one) => [one.name, one.dates, one.who, one.done]),
    ),
    ...appendix.answers.map(({ name, rows }) =>
      part(
        name,
        [],
        rows.map(({ ask, answer, note }) => [ask, answer, note]),
      ),
    ),
    ...appendix.glossary.map(({ name, definition, aiact, gdpr }) => part(name, [definition, aiact, gdpr])),
  ].filter(({ title }) => title !== '')
}

const quoted = (text: string) => `#${JSON.stringify(text)}`

function inTypst({ title, words, rows }: Part): string {
  const columns = rows[0]?.length ?? 0
  const cells = rows.flat().map((cell) => `[${quoted(cell)}]`)
  const table = columns > 0 ? [`#table(columns: (1fr,) * ${columns}, ${cells.join(', ')})`] : []
  return [`= ${quoted(title)}`, ...words.map(quoted), ...table].join('\n\n')
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function inHtml({ title, words, rows }: Part): string {
  const lines = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
  return `<h1>${escaped(title)}</h1>${words.map((text) => `<p>${escaped(text)}</p>`).join('')}<table>${lines.join('')}</table>`
}
