// npm run screenshots [-- folder] [--publish]: every page and PDF page of an example as pictures, to look at.
// --publish instead renews the picture of the start page and the one of the README.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fail, root, setUp } from './setup.mjs'

const REPORT_PAGE = 2
/** On this page of the report its AI systems stand; it is found by its words. */
const GOVERNANCE_PAGES = {
  en: /AI Act and data protection.*Impact assessment/,
  de: /KI-Verordnung und Datenschutz.*Folgenabschätzung/,
}
/** A4 at this scale is 1588 by 2246 pixels: twice the size at which the start page shows it. */
const REPORT_SCALE = 1588 / 595.28
const README_SIZE = { width: 1280, height: 1500 }

await setUp(import.meta.url)
try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { publish: { type: 'boolean' } } })
  await withExample((example) =>
    values.publish ? publish(example) : takeAll(example, resolve(root, positionals[0] ?? 'screenshots')),
  )
  process.exit(0)
} catch (error) {
  fail(error)
}

/** Runs `work` with a page of the product in which the example is filled and submitted. */
async function withExample(work) {
  const { chromium } = await import('@playwright/test')
  const { requireChromium } = await import('../tests/e2e/support/chromium.ts')
  const { startProduct } = await import('../tests/e2e/support/product.ts')
  const { fillExample, submitExample } = await import('../tests/e2e/support/example.ts')
  const browser = await chromium.launch(await requireChromium())
  const product = await startProduct()
  try {
    const page = await browser.newPage({ baseURL: product.url, locale: 'en-GB', timezoneId: 'Europe/Berlin' })
    const id = await fillExample(page)
    await work({ page, id, submit: () => submitExample(page, id) })
  } finally {
    await browser.close()
    await product.stop()
  }
}

/** Pages before the submission, since some are gone after it; then the PDF. */
async function takeAll({ page, id, submit }, folder) {
  const { CHECK_PAGES, OPEN_PAGES } = await import('../tests/e2e/support/pages.ts')
  mkdirSync(folder, { recursive: true })
  const pages = [
    ...Object.entries(OPEN_PAGES),
    ...Object.entries(CHECK_PAGES).map(([name, path]) => [name, `/assessments/${id}${path}`]),
  ]
  for (const [name, path] of pages) await takePage(page, { path, file: join(folder, fileName(name)) })
  await submit()
  const { paintPage, readPdf } = await import('../tests/report/support/read-pdf.ts')
  const bytes = await report(page, id)
  const { pages: sheets } = await readPdf(bytes)
  for (let number = 1; number <= sheets.length; number += 1) {
    const canvas = await paintPage(bytes, number, 1.5)
    writeFileSync(join(folder, `pdf-${String(number).padStart(2, '0')}.png`), await canvas.encode('png'))
  }
  console.log(`${pages.length * 4} pictures of pages and ${sheets.length} of the report: ${folder}`)
}

async function takePage(page, { path, file }) {
  for (const width of [1280, 390]) {
    for (const colorScheme of ['light', 'dark']) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto(path, { waitUntil: 'networkidle' })
      await page.screenshot({ path: `${file}-${width}-${colorScheme}.png`, fullPage: true })
    }
  }
}

async function publish({ page, id, submit }) {
  await submit()
  const { createCanvas, loadImage } = await import('@napi-rs/canvas')
  const { paintPage, readPdf } = await import('../tests/report/support/read-pdf.ts')
  const { fetchReport } = await import('../tests/e2e/support/example.ts')
  const { LOCALES } = await import('../app/messages/locales.ts')
  const { placeIn } = await import('../app/core/library/place-in.ts')
  const { pictureIn } = await import('../app/routes/home/report-picture.ts')
  for (const locale of LOCALES) {
    const bytes = await fetchReport(page.request, placeIn(locale, '/sample-report.pdf'))
    const { texts } = await readPdf(bytes)
    const governance = texts.findIndex((text) => GOVERNANCE_PAGES[locale].test(text)) + 1
    const picture = (name) => join(root, 'public', pictureIn(locale, name))
    await write(picture('report-page'), await paintPage(bytes, REPORT_PAGE, REPORT_SCALE))
    await write(picture('report-governance'), await paintPage(bytes, governance, REPORT_SCALE))
  }

  await page.setViewportSize(README_SIZE)
  await page.goto(`/assessments/${id}/results`, { waitUntil: 'networkidle' })
  const image = await loadImage(await page.screenshot())
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  await write(join(root, 'docs/results.png'), canvas)
}

async function write(file, canvas) {
  const { indexedPng } = await import('./indexed-png.mjs')
  mkdirSync(join(file, '..'), { recursive: true })
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  const png = indexedPng(data, canvas.width, canvas.height)
  writeFileSync(file, png)
  console.log(`${file}: ${canvas.width} by ${canvas.height}, ${Math.round(png.length / 1000)} kB`)
}

async function report(page, id) {
  const { fetchReport } = await import('../tests/e2e/support/example.ts')
  return fetchReport(page.request, `/assessments/${id}/report.pdf`)
}

function fileName(name) {
  return name.replaceAll(' ', '-')
}
