import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { beforeAll, expect, test, vi } from 'vitest'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { renderDocument } from '#app/report/render-document.server.tsx'
import { germanGoldenReport } from './support/golden-german.ts'
import { goldenReport } from './support/golden-report.ts'
import { paintPage, readPdf } from './support/read-pdf.ts'

const SCALE = 0.6
/** A channel may differ by so much, of 255. */
const NEAR = 48
/** Share of the pixels that may differ by more. */
const SPARE = 0.002
/** After a wanted change of looks: `UPDATE_GOLDEN=1 npx vitest run tests/report/golden.test.ts`, then look at the pictures. */
const isUpdating = process.env.UPDATE_GOLDEN === '1'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

type Printed = { pdf: Uint8Array; texts: string[] }

let english: Printed
let german: Printed

beforeAll(async () => {
  english = await print(goldenReport())
  german = await print(germanGoldenReport())
})

async function print(report: ReportModel): Promise<Printed> {
  const pdf = await renderDocument(report, 'a4')
  return { pdf, texts: (await readPdf(pdf)).texts }
}

test.each([
  ['cover', 'AI readiness of marketing'],
  ['summary', 'What is asked of you today'],
  ['contents', 'Contents'],
  ['dimensions', 'Readiness by dimension'],
  ['techniques', 'Text Summarisation'],
  ['governance', 'Ranking of applications'],
  ['roadmap', 'Roadmap: 16 weeks'],
  ['actions', 'People in the plan'],
  ['pilots', 'Satisfaction of readers'],
  ['evidence', 'What it shows'],
  ['team', 'How far the team agrees'],
])('the %s page looks as it did', (name, words) => expectAsBefore(english, name, words))

test.each([
  ['summary', 'Was wir heute von Ihnen brauchen'],
  ['actions', 'Personen im Plan'],
])('the German %s page looks as it did', (name, words) => expectAsBefore(german, `german-${name}`, words))

/** The last page with these words beside its picture. */
async function expectAsBefore({ pdf, texts }: Printed, name: string, words: string) {
  const file = fileURLToPath(new URL(`./golden/${name}.png`, import.meta.url))
  const number = texts.findLastIndex((text) => text.includes(words)) + 1
  const page = await paintPage(pdf, number, SCALE)
  if (isUpdating) await writeFile(file, page.toBuffer('image/png'))

  const golden = await loadImage(await readFile(file))
  const canvas = createCanvas(golden.width, golden.height)
  canvas.getContext('2d').drawImage(golden, 0, 0)

  expect([page.width, page.height]).toEqual([golden.width, golden.height])
  const before = canvas.getContext('2d').getImageData(0, 0, golden.width, golden.height).data
  const now = page.getContext('2d').getImageData(0, 0, page.width, page.height).data
  expect(shareThatDiffers(before, now)).toBeLessThan(SPARE)
}

function shareThatDiffers(before: Uint8ClampedArray, now: Uint8ClampedArray): number {
  let differing = 0
  for (let pixel = 0; pixel < before.length; pixel += 4) {
    const channels = [0, 1, 2].map((channel) => Math.abs((before[pixel + channel] ?? 0) - (now[pixel + channel] ?? 0)))
    if (Math.max(...channels) > NEAR) differing += 1
  }
  return differing / (before.length / 4)
}
