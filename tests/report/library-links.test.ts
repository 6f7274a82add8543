import { describe, expect, test } from 'vitest'
import { renderDocument } from '#app/report/render-document.server.tsx'
import { readPdf } from './support/read-pdf.ts'
import { wholeReport } from './support/whole-report.ts'

const ORIGIN = 'https://preflight.example'

async function linksIn(pdf: Uint8Array) {
  const { pages, texts } = await readPdf(pdf)
  const annotations = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat()
  return { urls: annotations.flatMap(({ url }: { url?: string }) => url ?? []), said: texts.join(' ') }
}

describe('the glossary of a PDF', () => {
  test('leads each technique to its public page where the installation has an address', async () => {
    const report = wholeReport()
    const { urls, said } = await linksIn(await renderDocument(report, 'a4', { library: ORIGIN }))

    expect(report.appendix.glossary.length).toBeGreaterThan(0)
    for (const { id } of report.appendix.glossary) {
      expect(urls).toContain(`${ORIGIN}/glossary/${id}`)
      // To be read on paper as well.
      expect(said.replace(/\s/g, '')).toContain(`preflight.example/glossary/${id}`)
    }
  })

  test('leads nowhere without one', async () => {
    const { urls, said } = await linksIn(await renderDocument(wholeReport(), 'a4'))

    expect(urls.filter((url) => url.includes('/glossary/'))).toEqual([])
    expect(said).not.toContain('/glossary/')
  })
})
