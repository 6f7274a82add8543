import { expect, onTestFinished, test } from 'vitest'
import { redrawLogo } from '#app/report/logo/redraw.ts'
import { renderChart, writeReport } from '#app/report/office/render-office.server.ts'
import { createPdfRenderer } from '#app/report/render.server.ts'
import { renderDocument } from '#app/report/render-document.server.tsx'
import { buildChild } from './support/built-child.ts'
import { jpegOf } from './support/pictures.ts'
import { aReport } from './support/small-report.ts'

const PATIENCE = 120_000

test(
  'the built process, which may only read files, draws the very bytes that this process would',
  async () => {
    const { entry, remove } = await buildChild('report-child')
    const renderer = createPdfRenderer({ childEntry: entry, timeoutMs: PATIENCE })
    onTestFinished(async () => {
      await renderer.close()
      remove()
    })

    await renderer.warmUp()
    const letter = await renderer.render(aReport(), { paper: 'letter' })
    const word = await renderer.writeReport(aReport(), 'docx', { paper: 'letter' })
    const radar = await renderer.drawChart(aReport(), 'radar', 'png')
    const logo = await renderer.redrawLogo(jpegOf(6))

    expect(Buffer.compare(letter, await renderDocument(aReport(), 'letter'))).toBe(0)
    expect(Buffer.compare(word, await writeReport(aReport(), 'docx', 'letter'))).toBe(0)
    expect(radar).toEqual(await renderChart(aReport(), 'radar', 'png'))
    expect(logo).toEqual(redrawLogo(jpegOf(6)))
    await expect(renderer.redrawLogo(Buffer.from('<svg/>'))).rejects.toMatchObject({ fault: 'notAPicture' })
  },
  PATIENCE,
)

test('a process that cannot start fails the report', async () => {
  const renderer = createPdfRenderer({ childEntry: '/nowhere/report-child.js' })
  onTestFinished(() => renderer.close())

  await expect(renderer.render(aReport())).rejects.toMatchObject({ reason: 'crash' })
})
