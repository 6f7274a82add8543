// Run alone: after a report nothing but closing the pool keeps this process up. Says "closed" at the end.
import { fileURLToPath } from 'node:url'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { createPdfRenderer } from '#app/report/render.server.ts'

const childEntry = fileURLToPath(new URL('./misbehaving-child.mjs', import.meta.url))
const renderer = createPdfRenderer({ childEntry })
await renderer.render({ cover: { company: 'obey' } } as ReportModel)
await renderer.close()
console.log('closed')
